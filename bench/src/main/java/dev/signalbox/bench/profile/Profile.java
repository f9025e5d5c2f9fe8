package dev.signalbox.bench.profile;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/** What a flight recording says of where time and memory went. */
public final class Profile {

  private static final String CPU = "jdk.ExecutionSample";
  private static final String ALLOCATION = "jdk.ObjectAllocationSample";
  private static final String OURS = "dev.signalbox.";

  private final Map<String, Double> frames = new HashMap<>();
  private final Map<String, Double> callers = new HashMap<>();
  private final Map<String, Double> allocations = new HashMap<>();
  private final Map<String, Double> allocators = new HashMap<>();

  private Profile() {}

  /**
   * Reads a recording.
   *
   * @param from leaves out what was before
   */
  public static Profile of(Path recording, Instant from) throws IOException {
    Profile profile = new Profile();
    try (RecordingFile file = new RecordingFile(recording)) {
      while (file.hasMoreEvents()) {
        RecordedEvent event = file.readEvent();
        if (!event.getStartTime().isBefore(from)) {
          profile.add(event);
        }
      }
    }
    return profile;
  }

  /**
   * One line of it.
   *
   * @param what a method or a class
   * @param share of all
   */
  public record Share(String what, double share) {}

  /** The methods at work themselves. */
  public List<Share> frames(int most) {
    return top(frames, most);
  }

  /** The methods of Signalbox nearest to the work. */
  public List<Share> callers(int most) {
    return top(callers, most);
  }

  /** The classes of what was allocated, by bytes. */
  public List<Share> allocations(int most) {
    return top(allocations, most);
  }

  /** The methods of Signalbox nearest to the allocations, by bytes. */
  public List<Share> allocators(int most) {
    return top(allocators, most);
  }

  private void add(RecordedEvent event) {
    switch (event.getEventType().getName()) {
      case CPU -> {
        count(frames, first(event, ""), 1);
        count(callers, first(event, OURS), 1);
      }
      case ALLOCATION -> {
        RecordedClass type = event.getClass("objectClass");
        double weight = event.getLong("weight");
        count(allocations, Optional.of(type.getName()), weight);
        count(allocators, first(event, OURS), weight);
      }
      default -> {
        // The recording holds much else.
      }
    }
  }

  private static void count(Map<String, Double> into, Optional<String> what, double weight) {
    into.merge(what.orElse("(none)"), weight, Double::sum);
  }

  private static Optional<String> first(RecordedEvent event, String prefix) {
    RecordedStackTrace stack = event.getStackTrace();
    if (stack == null) {
      return Optional.empty();
    }
    return stack.getFrames().stream()
        .filter(RecordedFrame::isJavaFrame)
        .map(frame -> frame.getMethod().getType().getName() + "." + frame.getMethod().getName())
        .filter(name -> name.startsWith(prefix))
        .findFirst();
  }

  private static List<Share> top(Map<String, Double> counts, int most) {
    double all = counts.values().stream().mapToDouble(Double::doubleValue).sum();
    return counts.entrySet().stream()
        .map(entry -> new Share(entry.getKey(), entry.getValue() / all))
        .sorted(Comparator.comparingDouble(Share::share).reversed())
        .limit(most)
        .toList();
  }
}
