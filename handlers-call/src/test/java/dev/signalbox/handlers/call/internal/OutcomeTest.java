package dev.signalbox.handlers.call.internal;

import static dev.signalbox.handlers.call.internal.TestEvents.ended;
import static dev.signalbox.handlers.call.internal.TestEvents.fact;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What follows from a set of events of one call. */
class OutcomeTest {

  private static List<Fact> facts(Kind... kinds) {
    return Arrays.stream(kinds).map(kind -> fact(kind, "e-" + kind, 10L * kind.ordinal())).toList();
  }

  private static Call call(List<Fact> facts) {
    return Call.of("c-1", facts);
  }

  @ParameterizedTest
  @CsvSource({
    "INITIATED, IN_PROGRESS",
    "RINGING, IN_PROGRESS",
    "ANSWERED, IN_PROGRESS",
    "INITIATED RINGING ANSWERED, IN_PROGRESS",
    "INITIATED RINGING ANSWERED ENDED, COMPLETED",
    "ANSWERED ENDED, COMPLETED",
    "ENDED, UNKNOWN",
    "INITIATED RINGING ENDED, UNKNOWN",
    "INITIATED RINGING NO_ANSWER, MISSED",
    "NO_ANSWER, MISSED",
    "NO_ANSWER ENDED, MISSED",
    "ANSWERED NO_ANSWER, MISSED",
    "INITIATED RINGING DECLINED, DECLINED",
    "DECLINED ENDED, DECLINED",
    "INITIATED FAILED, FAILED",
    "FAILED ENDED, FAILED",
    "ANSWERED FAILED, FAILED",
    "ANSWERED FAILED ENDED, COMPLETED",
    "DECLINED NO_ANSWER FAILED, DECLINED",
    "NO_ANSWER FAILED, MISSED",
    "INITIATED RINGING ANSWERED DECLINED NO_ANSWER FAILED ENDED, COMPLETED",
  })
  void outcome_followsFromTheKinds(String kinds, Outcome expected) {
    Kind[] parsed = Arrays.stream(kinds.split(" ")).map(Kind::valueOf).toArray(Kind[]::new);

    assertThat(call(facts(parsed)).outcome()).isEqualTo(expected);
  }

  @Test
  void everySetOfKinds_hasOneOutcome_andItsEndIsTheDecidingEvent() {
    for (int set = 1; set < 1 << Kind.values().length; set++) {
      int bits = set;
      Set<Kind> kinds =
          Arrays.stream(Kind.values())
              .filter(kind -> (bits & 1 << kind.ordinal()) != 0)
              .collect(Collectors.toSet());
      Call call = call(facts(kinds.toArray(Kind[]::new)));

      boolean over =
          !Collections.disjoint(
              kinds, Set.of(Kind.DECLINED, Kind.NO_ANSWER, Kind.FAILED, Kind.ENDED));
      assertThat(call.outcome() != Outcome.IN_PROGRESS).as(kinds.toString()).isEqualTo(over);
      assertThat(call.endedAt().isPresent()).as(kinds.toString()).isEqualTo(over);
      assertThat(call.talk().isPresent())
          .as(kinds.toString())
          .isEqualTo(
              kinds.contains(Kind.ANSWERED)
                  && Set.of(Outcome.COMPLETED, Outcome.FAILED).contains(call.outcome()));
      if (!kinds.contains(Kind.RINGING)) {
        assertThat(call.ring()).as(kinds.toString()).isEmpty();
      }
    }
  }

  @Test
  void everyPermutationOfAllSeven_isTheSameCall() {
    List<Fact> all = facts(Kind.values());
    Call expected = call(all);
    List<List<Fact>> permutations = new ArrayList<>();
    permute(new ArrayList<>(all), 0, permutations);

    assertThat(permutations).hasSize(5040);
    assertThat(permutations).allMatch(order -> call(order).equals(expected));
  }

  private static void permute(List<Fact> facts, int from, List<List<Fact>> found) {
    if (from == facts.size()) {
      found.add(List.copyOf(facts));
    }
    for (int i = from; i < facts.size(); i++) {
      Collections.swap(facts, from, i);
      permute(facts, from + 1, found);
      Collections.swap(facts, from, i);
    }
  }

  @Test
  void severalEventsOfAKind_theEarliestCounts_inAnyOrder() {
    List<Fact> facts = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      for (int i = 0; i < 3; i++) {
        facts.add(fact(kind, "e-" + kind + i, 10L * kind.ordinal() + i));
      }
    }
    Call expected = call(facts);
    assertThat(expected.answeredAt()).contains(TestEvents.START.plusSeconds(20));
    for (int seed = 0; seed < 200; seed++) {
      Collections.shuffle(facts, new Random(seed));
      assertThat(call(facts)).isEqualTo(expected);
    }
  }

  @Test
  void times_areTakenFromTheEvents() {
    Call call = call(facts(Kind.RINGING, Kind.ANSWERED, Kind.ENDED));

    assertThat(call.startedAt()).isEqualTo(TestEvents.START.plusSeconds(10));
    assertThat(call.ring()).contains(10L);
    assertThat(call.talk()).contains(40L);
  }

  @Test
  void statedDuration_winsOverTheTimes() {
    Call call = call(List.of(fact(Kind.ANSWERED, "e-1", 0), ended("e-2", 100, 95)));

    assertThat(call.talk()).contains(95L);
  }

  @Test
  void endWithDuration_tellsThatItWasAnswered_andWhen() {
    Call call = call(List.of(fact(Kind.RINGING, "e-1", 0), ended("e-2", 100, 95)));

    assertThat(call.outcome()).isEqualTo(Outcome.COMPLETED);
    assertThat(call.ring()).contains(5L);
    assertThat(call.talk()).contains(95L);
    assertThat(call.answeredAt()).isEmpty();
    assertThat(call(List.of(fact(Kind.RINGING, "e-1", 0), ended("e-2", 100, 105))).ring())
        .isEmpty();
  }

  @Test
  void endAfterNoTime_tellsNothing() {
    assertThat(call(List.of(ended("e-1", 0, 0))).outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(call(List.of(fact(Kind.ANSWERED, "e-0", 0), ended("e-1", 1, 0))).talk())
        .contains(0L);
    assertThat(call(List.of(fact(Kind.DECLINED, "e-0", 0), ended("e-1", 1, 9))).outcome())
        .isEqualTo(Outcome.DECLINED);
  }

  @Test
  void unansweredCall_rangUntilItWasGivenUp() {
    for (Kind end : List.of(Kind.NO_ANSWER, Kind.DECLINED, Kind.FAILED)) {
      Call call = call(List.of(fact(Kind.RINGING, "e-1", 0), fact(end, "e-2", 25)));
      assertThat(call.ring()).contains(25L);
      assertThat(call.talk()).isEmpty();
    }
  }

  @Test
  void callThatBrokeOff_lastedUntilThen() {
    assertThat(call(List.of(fact(Kind.ANSWERED, "e-1", 5), fact(Kind.FAILED, "e-2", 25))).talk())
        .contains(20L);
  }

  @Test
  void timesThatCannotBe_areNotKnown() {
    Call call = call(List.of(fact(Kind.RINGING, "e-1", 9), fact(Kind.ANSWERED, "e-2", 5)));
    assertThat(call.ring()).isEmpty();

    Fact unstated =
        Facts.of(
            Kind.ENDED, TestEvents.event("main", Kind.ENDED, "e-3", Optional.empty(), Map.of()));
    Call assumed = call(List.of(fact(Kind.ANSWERED, "e-2", 0), unstated));
    assertThat(assumed.outcome()).isEqualTo(Outcome.COMPLETED);
    assertThat(assumed.talk()).isEmpty();
    assertThat(assumed.endedAt()).contains(TestEvents.START.plusSeconds(1));
  }

  @Test
  void eventWithLinqsTime_winsOverOneWithout() {
    Fact unstated =
        Facts.of(
            Kind.ANSWERED,
            TestEvents.event("main", Kind.ANSWERED, "e-1", Optional.empty(), Map.of()));

    assertThat(call(List.of(unstated, fact(Kind.ANSWERED, "e-2", 99))).answeredAt())
        .contains(TestEvents.START.plusSeconds(99));
  }

  @Test
  void noEvents_areNoCall() {
    assertThatIllegalArgumentException().isThrownBy(() -> call(List.of()));
  }

  @Test
  void names_areReadInAnyCase() {
    for (Outcome outcome : Outcome.values()) {
      assertThat(Outcome.parse(outcome.text())).contains(outcome);
      assertThat(Outcome.parse(outcome.text().toUpperCase(Locale.ROOT).replace('_', '-')))
          .contains(outcome);
    }
    assertThat(Outcome.parse("in progress")).contains(Outcome.IN_PROGRESS);
    assertThat(Outcome.parse("lost")).isEmpty();
    for (Kind kind : Kind.values()) {
      assertThat(Kind.of(kind.text())).isEqualTo(kind);
    }
  }
}
