package dev.signalbox.core.dispatch.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.api.spi.Begin;
import dev.signalbox.core.catalog.TypeSelection;
import dev.signalbox.core.inbox.Interest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InterestRulesTest {

  private static final Interests NONE = new Interests(Map.of());
  private static final long LAST = 100;

  private static TypeSelection names(String... names) {
    return new TypeSelection(Set.of(names), false, false);
  }

  private static final TypeSelection ALL = new TypeSelection(Set.of(), true, false);
  private static final TypeSelection UNKNOWN = new TypeSelection(Set.of(), false, true);

  private static Interests had(String type, Take take) {
    return new Interests(Map.of(type, take));
  }

  private static InterestRules rules(Begin begin, Interests... others) {
    Set<String> builtIn = Set.of("message.received");
    return new InterestRules(begin, List.of(others), LAST, builtIn::contains, builtIn::contains);
  }

  private static Take take(Interests interests, String type) {
    return interests.takes().get(type);
  }

  @Test
  void earliest_takesEverything() {
    Interests next =
        rules(Begin.EARLIEST, had("a.b", Take.of(-1, 0))).update(NONE, names("a.b"), 0);
    assertThat(next.takes()).containsExactly(Map.entry("a.b", Take.of(-1, 0)));
  }

  @Test
  void latest_takesWhatComesNext() {
    Interests next = rules(Begin.LATEST).update(NONE, names("a.b"), 0);
    assertThat(take(next, "a.b")).isEqualTo(Take.of(-1, 101));
    assertThat(next.nextAfter(0)).isEqualTo(101);
  }

  @Test
  void parkedType_isTakenWhole() {
    Interests next = rules(Begin.PARKED, had("x.y", Take.of(-1, 0))).update(NONE, names("a.b"), 0);
    assertThat(take(next, "a.b")).isEqualTo(Take.of(-1, 0));
  }

  @Test
  void typeTakenFromTheBeginning_leavesOnlyNewEvents() {
    Interests next = rules(Begin.PARKED, had("a.b", Take.of(-1, 0))).update(NONE, names("a.b"), 0);
    assertThat(take(next, "a.b")).isEqualTo(Take.of(-1, 101));
  }

  @Test
  void typeTakenFromSomewhereOn_leavesWhatWasBefore() {
    Interests next =
        rules(Begin.PARKED, had("a.b", Take.of(-1, 40)), had("a.b", Take.of(-1, 60)))
            .update(NONE, names("a.b"), 0);
    assertThat(take(next, "a.b")).isEqualTo(Take.of(39, 101));
    assertThat(take(next, "a.b").takes(39)).isTrue();
    assertThat(take(next, "a.b").takes(40)).isFalse();
    assertThat(take(next, "a.b").takes(101)).isTrue();
  }

  @Test
  void typeWhoseParkedEventsWereTaken_leavesOnlyNewEvents() {
    Interests next = rules(Begin.PARKED, had("a.b", Take.of(39, 60))).update(NONE, names("a.b"), 0);
    assertThat(take(next, "a.b")).isEqualTo(Take.of(-1, 101));
  }

  @Test
  void handlerOfAllTypes_countsForEveryType() {
    Interests next = rules(Begin.PARKED, had("*", Take.of(-1, 0))).update(NONE, names("a.b"), 0);
    assertThat(take(next, "a.b")).isEqualTo(Take.of(-1, 101));
  }

  @Test
  void handlerOfUnknownTypes_countsForTypesThatAreNotBuiltIn() {
    InterestRules rules = rules(Begin.PARKED, had("?", Take.of(-1, 0)));
    Interests next = rules.update(NONE, names("a.b", "message.received"), 0);
    assertThat(take(next, "a.b")).isEqualTo(Take.of(-1, 101));
    assertThat(take(next, "message.received")).isEqualTo(Take.of(-1, 0));
  }

  @Test
  void handlerThatStoppedAType_leavesWhatCameAfter() {
    Interests next =
        rules(Begin.PARKED, had("a.b", Take.of(-1, 10).stop(50))).update(NONE, names("a.b"), 0);
    assertThat(take(next, "a.b")).isEqualTo(Take.of(9, 51));
  }

  @Test
  void handlerThatStoppedBeforeItsBegin_hadNothing() {
    Interests nothing = had("a.b", Take.of(-1, 60).stop(50));
    Interests some = had("a.b", Take.of(-1, 10).stop(40));
    Interests next = rules(Begin.PARKED, nothing, some).update(NONE, names("a.b"), 0);
    assertThat(take(next, "a.b")).isEqualTo(Take.of(9, 41));
  }

  @Test
  void handlerThatStoppedAtItsBegin_hadOneEvent() {
    Interests one = had("a.b", Take.of(-1, 10).stop(10));
    Interests next = rules(Begin.PARKED, one).update(NONE, names("a.b"), 0);
    assertThat(take(next, "a.b")).isEqualTo(Take.of(9, 11));
  }

  @Test
  void handlerOfUnknownTypes_goesOnWithThemUntilItTakesNone() {
    Interests had = had("?", Take.of(-1, 7));
    InterestRules rules = rules(Begin.PARKED);
    assertThat(take(rules.update(had, UNKNOWN, 50), "?")).isEqualTo(Take.of(-1, 7));
    assertThat(take(rules.update(had, ALL, 50), "?")).isEqualTo(Take.of(-1, 7));
    assertThat(take(rules.update(had, names("a.b"), 50), "?")).isEqualTo(Take.of(-1, 7).stop(50));
  }

  @Test
  void newHandlerOfAllTypes_asksTypeByType() {
    Interests next =
        rules(Begin.PARKED, had("a.b", Take.of(-1, 0)), had("c.d", Take.of(-1, 30)))
            .update(NONE, ALL, 0);
    assertThat(next.takes())
        .containsOnly(
            Map.entry("*", Take.of(-1, 0)),
            Map.entry("a.b", Take.of(-1, 101)),
            Map.entry("c.d", Take.of(29, 101)));
    assertThat(next.active()).containsExactly("*");
    assertThat(next.governing("a.b", true)).contains(Take.of(-1, 101));
    assertThat(next.governing("e.f", true)).contains(Take.of(-1, 0));
  }

  @Test
  void newHandlerOfUnknownTypes_leavesKnownTypesAlone() {
    Interests next =
        rules(Begin.PARKED, had("a.b", Take.of(-1, 0)), had("message.received", Take.of(-1, 0)))
            .update(NONE, UNKNOWN, 0);
    assertThat(next.takes())
        .containsOnly(Map.entry("?", Take.of(-1, 0)), Map.entry("a.b", Take.of(-1, 101)));
  }

  @Test
  void patternBesideNames_governsWhatIsNotNamed() {
    Interests next = rules(Begin.PARKED).update(NONE, names("poll.*", "poll.sent"), 0);
    assertThat(next.governing("poll.closed", false)).isPresent();
    assertThat(next.governing("other.closed", false)).isEmpty();
    assertThat(next.filter()).isEmpty();
  }

  @Test
  void typeThatAPatternCovered_goesOnWhenItIsNamed() {
    Interests had = had("poll.*", Take.of(-1, 7));
    Interests next = rules(Begin.PARKED).update(had, names("poll.*", "poll.sent"), 50);
    assertThat(take(next, "poll.sent")).isEqualTo(Take.of(-1, 7));
  }

  @Test
  void sameTypes_changeNothing() {
    Interests had = had("a.b", Take.of(-1, 7));
    assertThat(rules(Begin.EARLIEST).update(had, names("a.b"), 50)).isEqualTo(had);
  }

  @Test
  void addedType_owesWhatWasParkedBehindThePosition() {
    Interests had = had("a.b", Take.of(-1, 0));
    Interests next = rules(Begin.PARKED).update(had, names("a.b", "c.d"), 50);
    assertThat(take(next, "a.b")).isEqualTo(Take.of(-1, 0));
    assertThat(take(next, "c.d").owes(1)).isTrue();
    assertThat(take(next, "c.d").owes(50)).isTrue();
    assertThat(take(next, "c.d").owes(51)).isFalse();
    assertThat(take(next, "c.d").takes(51)).isTrue();
    assertThat(next.owedFilter()).containsExactly("c.d");
    assertThat(next.caughtUp(50).owes()).isFalse();
    assertThat(next.caughtUp(49).owedAfter()).isEqualTo(49);
  }

  @Test
  void addedType_thatBeginsLatest_owesNothing() {
    Interests had = had("a.b", Take.of(-1, 0));
    Interests next = rules(Begin.LATEST).update(had, names("a.b", "c.d"), 50);
    assertThat(next.owes()).isFalse();
  }

  @Test
  void removedType_isStoppedWhereTheHandlerStands() {
    Interests had = new Interests(Map.of("a.b", Take.of(-1, 0), "c.d", Take.of(-1, 0)));
    Interests next = rules(Begin.PARKED).update(had, names("a.b"), 50);
    assertThat(take(next, "c.d").stopped()).isTrue();
    assertThat(take(next, "c.d").takes(51)).isFalse();
    assertThat(next.active()).containsExactly("a.b");
    assertThat(next.filter()).containsExactly("a.b");
  }

  @Test
  void typeThatComesBack_goesOnWhereItStopped() {
    Interests had = had("c.d", Take.of(-1, 0));
    Interests without = rules(Begin.PARKED).update(had, names("a.b"), 50);
    Interests again = rules(Begin.PARKED).update(without, names("a.b", "c.d"), 80);
    assertThat(take(again, "c.d").owes(50)).isFalse();
    assertThat(take(again, "c.d").owes(51)).isTrue();
    assertThat(take(again, "c.d").owes(80)).isTrue();
    assertThat(take(again, "c.d").takes(81)).isTrue();
  }

  @Test
  void typeStoppedWhileItOwed_owesTheRestWhenItComesBack() {
    Interests had = had("c.d", new Take(-1, 0, 20, 50));
    Interests without = rules(Begin.PARKED).update(had, names("a.b"), 50);
    Interests again = rules(Begin.PARKED).update(without, names("c.d"), 80);
    assertThat(take(again, "c.d")).isEqualTo(new Take(-1, 0, 20, 80));
  }

  @Test
  void narrowerHandler_keepsWhatItHadThroughAll() {
    Interests had = had("*", Take.of(-1, 0));
    Interests next = rules(Begin.PARKED).update(had, names("a.b"), 50);
    assertThat(take(next, "a.b")).isEqualTo(Take.of(-1, 0));
    assertThat(take(next, "*").stopped()).isTrue();
    Interests later = rules(Begin.PARKED).update(next, names("a.b", "c.d"), 80);
    assertThat(take(later, "c.d").owes(50)).isFalse();
    assertThat(take(later, "c.d").owes(51)).isTrue();
  }

  @Test
  void widerHandler_doesNotRepeatWhatItHad() {
    Interests had = had("a.b", Take.of(-1, 0));
    Interests next = rules(Begin.PARKED).update(had, ALL, 50);
    assertThat(next.governing("a.b", true)).contains(Take.of(-1, 0));
    assertThat(next.governing("x.y", true).orElseThrow().owes(50)).isTrue();
  }

  @Test
  void everything_survivesBeingStored() {
    Interests interests =
        new Interests(
            Map.of(
                "a.b", Take.of(-1, 0),
                "c.d", new Take(5, 9, 20, 50),
                "*", Take.of(-1, 0).stop(50),
                "?", Take.of(-1, 3).stop(0)));
    List<Interest> stored = interests.toList();
    assertThat(Interests.of(stored)).isEqualTo(interests);
    assertThat(stored).contains(new Interest("!c.d", 20, 50));
  }

  @Test
  void nextAfter_skipsWhatNobodyWants() {
    Interests interests = new Interests(Map.of("a.b", Take.of(10, 90), "c.d", Take.of(-1, 70)));
    assertThat(interests.nextAfter(0)).isEqualTo(1);
    assertThat(interests.nextAfter(9)).isEqualTo(10);
    assertThat(interests.nextAfter(10)).isEqualTo(70);
    assertThat(interests.nextAfter(200)).isEqualTo(201);
    assertThat(NONE.nextAfter(0)).isEqualTo(Long.MAX_VALUE);
  }
}
