package dev.signalbox.bench.measure;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Middle values over rounds. */
public final class Median {

  private Median() {}

  /** The middle one of a measure; the mean of the two middle ones where there are two. */
  public static <T> double of(List<T> all, ToDoubleFunction<T> measure) {
    double[] values = all.stream().mapToDouble(measure).sorted().toArray();
    if (values.length == 0) {
      return Double.NaN;
    }
    return (values[(values.length - 1) / 2] + values[values.length / 2]) / 2;
  }

  /** The same of a measure that may be missing. */
  public static <T> OptionalDouble ofPresent(List<T> all, Function<T, OptionalDouble> measure) {
    List<Double> values =
        all.stream()
            .map(measure)
            .filter(OptionalDouble::isPresent)
            .map(OptionalDouble::getAsDouble)
            .toList();
    return values.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(of(values, Double::doubleValue));
  }

  /** The middle ratio of two measures, round by round; empty when there is nothing to compare. */
  public static <T> Optional<Double> ratio(
      List<T> these, List<T> others, ToDoubleFunction<T> measure) {
    int rounds = Math.min(these.size(), others.size());
    if (rounds == 0) {
      return Optional.empty();
    }
    List<Double> ratios =
        IntStream.range(0, rounds)
            .mapToObj(
                round ->
                    measure.applyAsDouble(these.get(round))
                        / measure.applyAsDouble(others.get(round)))
            .toList();
    return Optional.of(of(ratios, Double::doubleValue));
  }
}
