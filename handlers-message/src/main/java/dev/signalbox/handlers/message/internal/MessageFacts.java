package dev.signalbox.handlers.message.internal;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * All that is known about one message: a row of the table {@code message}. Immutable.
 *
 * <p>Facts of two events are merged fact by fact, and the better one stays. "Better" is a total
 * order of the two alone, so merging is commutative, associative and idempotent: events may come in
 * any order, and more than once, and the row is the same in the end.
 *
 * <table>
 * <caption>Which event's word counts</caption>
 * <tr><th>fact</th><th>best from</th><th>then from</th><th>of two equal ones</th></tr>
 * <tr><td>chat</td><td>sent, received</td><td>delivered, read, edited, failed</td><td>smaller text</td></tr>
 * <tr><td>direction, sender</td><td>sent, received</td><td>delivered, read, edited</td><td>smaller text</td></tr>
 * <tr><td>service, effect, reply, idempotency key</td><td>sent, received</td><td>delivered, read</td><td>smaller text</td></tr>
 * <tr><td>parts, as a whole</td><td>sent, received</td><td>delivered, read</td><td>smaller digest</td></tr>
 * <tr><td>sent, delivered, read and reconciled time</td><td>any event that states it</td><td>the event of that type, by its own time</td><td>earliest</td></tr>
 * <tr><td>failure: time, code, reason</td><td>a failure that states its time</td><td>one that does not, by the event's time</td><td>earliest</td></tr>
 * <tr><td>edited time</td><td>an edit that states it</td><td>one that does not, by the event's time</td><td>latest</td></tr>
 * <tr><td>state</td><td colspan="3">follows from the times, see {@link State#of}</td></tr>
 * </table>
 *
 * <p>What no rule can decide from the protocol: which of two events of one type that describe the
 * same message differently is right. Then the smaller text wins, which is arbitrary but the same in
 * every order. An absent or null field never takes away what another event said; {@code
 * reconciled_at} stays once it was seen.
 */
final class MessageFacts {

  private static final MessageFacts NONE = new MessageFacts(new EnumMap<>(Fact.class));

  private final Map<Fact, Known> facts;

  private MessageFacts(EnumMap<Fact, Known> facts) {
    this.facts = Collections.unmodifiableMap(facts);
  }

  /** Nothing known. */
  static MessageFacts none() {
    return NONE;
  }

  /** These facts. */
  static MessageFacts of(Map<Fact, Known> facts) {
    EnumMap<Fact, Known> copy = new EnumMap<>(Fact.class);
    copy.putAll(facts);
    return new MessageFacts(copy);
  }

  /** These facts with another one, if it is there and better than the same fact so far. */
  MessageFacts with(Fact fact, Optional<Known> known) {
    return known.map(value -> merge(Map.of(fact, value))).orElse(this);
  }

  /** The better of each fact. */
  MessageFacts merge(MessageFacts other) {
    return merge(other.facts);
  }

  private MessageFacts merge(Map<Fact, Known> others) {
    EnumMap<Fact, Known> merged = new EnumMap<>(Fact.class);
    merged.putAll(facts);
    others.forEach((fact, known) -> merged.merge(fact, known, fact::better));
    return new MessageFacts(merged);
  }

  /** The fact with its origin. */
  Optional<Known> known(Fact fact) {
    return Optional.ofNullable(facts.get(fact));
  }

  /** The fact's first column. */
  Optional<String> value(Fact fact) {
    return known(fact).flatMap(Known::first);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MessageFacts that && facts.equals(that.facts);
  }

  @Override
  public int hashCode() {
    return facts.hashCode();
  }

  /** Names of the facts, never their values. */
  @Override
  public String toString() {
    return "MessageFacts" + facts.keySet();
  }
}
