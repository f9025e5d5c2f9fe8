package dev.signalbox.handlers.chat.internal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * All that is known of one chat or member: a row. Immutable. Facts of two events are merged fact by
 * fact, and the better one stays; merging is commutative, associative and idempotent.
 *
 * @param <F> the facts there can be
 */
final class Facts<F extends Enum<F> & Fact> {

  private final Map<F, Known> facts;

  private Facts(Map<F, Known> facts) {
    this.facts = Collections.unmodifiableMap(facts);
  }

  /** Nothing known. */
  static <F extends Enum<F> & Fact> Facts<F> none() {
    return new Facts<F>(Map.of());
  }

  /** These facts. */
  static <F extends Enum<F> & Fact> Facts<F> of(Map<F, Known> facts) {
    return new Facts<>(new LinkedHashMap<>(facts));
  }

  /** These facts with another one, if it is better than the same fact so far. */
  Facts<F> with(F fact, Known known) {
    return merge(Map.of(fact, known));
  }

  /** These facts with another one, if it is there, and better than the same fact so far. */
  Facts<F> with(F fact, Optional<Known> known) {
    return known.map(value -> with(fact, value)).orElse(this);
  }

  /** The better of each fact. */
  Facts<F> merge(Facts<F> other) {
    return merge(other.facts);
  }

  private Facts<F> merge(Map<F, Known> others) {
    Map<F, Known> merged = new LinkedHashMap<>(facts);
    others.forEach(
        (fact, known) ->
            merged.merge(fact, known, (a, b) -> fact.preference().compare(a, b) <= 0 ? a : b));
    return new Facts<>(merged);
  }

  /** The fact. */
  Optional<Known> known(F fact) {
    return Optional.ofNullable(facts.get(fact));
  }

  /** As of when the fact is so. */
  Optional<String> at(F fact) {
    return known(fact).map(Known::at);
  }

  /** The fact's first column. */
  Optional<String> value(F fact) {
    return known(fact).flatMap(known -> known.cell(0));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Facts<?> that && facts.equals(that.facts);
  }

  @Override
  public int hashCode() {
    return facts.hashCode();
  }

  /** Names of the facts, never their values. */
  @Override
  public String toString() {
    return "Facts" + facts.keySet();
  }
}
