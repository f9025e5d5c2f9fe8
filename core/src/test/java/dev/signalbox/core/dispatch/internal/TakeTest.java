package dev.signalbox.core.dispatch.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TakeTest {

  private static final long MAX = Long.MAX_VALUE;
  private static final Take NEW = Take.of(-1, 10);

  @Test
  void parkedAndLiveEvents_areTakenAndNoneBetween() {
    Take take = Take.of(3, 6);

    assertThat(List.of(take.takes(3), take.takes(4), take.takes(5), take.takes(6)))
        .containsExactly(true, false, false, true);
    assertThat(take.nextAfter(1)).isEqualTo(2);
    assertThat(take.nextAfter(2)).isEqualTo(3);
    assertThat(take.nextAfter(3)).isEqualTo(6);
    assertThat(take.nextAfter(5)).isEqualTo(6);
    assertThat(take.nextAfter(6)).isEqualTo(7);
    assertThat(take.owes()).isFalse();
  }

  @Test
  void stoppedType_isLeftFromItsStopOn() {
    Take stopped = NEW.stop(20);

    assertThat(stopped).isEqualTo(new Take(-1, 10, 20, MAX));
    assertThat(stopped.stopped()).isTrue();
    assertThat(stopped.takes(21)).isFalse();
    assertThat(stopped.owes()).isFalse();
    assertThat(stopped.nextAfter(20)).isEqualTo(MAX);
    assertThat(stopped.last()).isEqualTo(20);
    assertThat(stopped.stop(30)).isSameAs(stopped);
    assertThat(NEW.last()).isEqualTo(MAX);
  }

  @Test
  void typeThatComesBack_owesWhatCameMeanwhile() {
    Take stopped = NEW.stop(20);
    Take back = stopped.resume(25);

    assertThat(back).isEqualTo(new Take(-1, 10, 20, 25));
    assertThat(back.owes()).isTrue();
    assertThat(List.of(back.owes(20), back.owes(21), back.owes(25), back.owes(26)))
        .containsExactly(false, true, true, false);
    assertThat(stopped.resume(21)).isEqualTo(new Take(-1, 10, 20, 21));
    assertThat(stopped.resume(20)).isEqualTo(NEW);
    assertThat(NEW.resume(25)).isSameAs(NEW);
  }

  @Test
  void eventsOutOfRange_areNotOwed() {
    Take back = new Take(3, 6, 0, 9);

    assertThat(List.of(back.owes(3), back.owes(4), back.owes(6), back.owes(9)))
        .containsExactly(true, false, true, true);
  }

  @Test
  void typeStoppedWhileItOwes_goesOnWhereItHadCaughtUp() {
    assertThat(new Take(-1, 10, 20, 25).stop(30)).isEqualTo(new Take(-1, 10, 20, MAX));
  }

  @Test
  void caughtUpType_owesNothing() {
    Take back = new Take(-1, 10, 20, 25);

    assertThat(back.caughtUp(19)).isSameAs(back);
    assertThat(back.caughtUp(20)).isSameAs(back);
    assertThat(back.caughtUp(21)).isEqualTo(new Take(-1, 10, 21, 25));
    assertThat(back.caughtUp(24)).isEqualTo(new Take(-1, 10, 24, 25));
    assertThat(back.caughtUp(25)).isEqualTo(NEW);
    assertThat(back.caughtUp(26)).isEqualTo(NEW);
    assertThat(NEW.caughtUp(30)).isSameAs(NEW);
    Take stopped = NEW.stop(20);
    assertThat(stopped.caughtUp(30)).isSameAs(stopped);
  }

  @Test
  void typeNeverHad_owesWhatItsBeginTakesBehindThePosition() {
    assertThat(NEW.owedFromBegin(9)).isSameAs(NEW);
    assertThat(NEW.owedFromBegin(10)).isEqualTo(new Take(-1, 10, 0, 10));
    assertThat(Take.of(1, MAX).owedFromBegin(1)).isEqualTo(new Take(1, MAX, 0, 1));
    assertThat(Take.of(0, MAX).owedFromBegin(1)).isEqualTo(Take.of(0, MAX));
    assertThat(Take.of(5, 0).owedFromBegin(0)).isEqualTo(Take.of(5, 0));
  }

  @Test
  void beginningOfAType_isThatOfTheLogUnlessItIsLiveOnly() {
    assertThat(Take.of(-1, 10).first()).isEqualTo(10);
    assertThat(Take.of(-1, 0).first()).isZero();
    assertThat(Take.of(0, 10).first()).isZero();
  }

  @Test
  void interests_areTheSameAfterTheyWereStored() {
    Interests interests =
        new Interests(
            Map.of("a.b", NEW, "c.d", new Take(3, 6, 0, 9), "e.f", Take.of(4, MAX).stop(7)));

    assertThat(Interests.of(interests.toList())).isEqualTo(interests).hasSameHashCodeAs(interests);
    assertThat(interests.toList()).hasSize(5);
    assertThat(interests).isNotEqualTo(new Interests(Map.of("a.b", NEW)));
  }

  @Test
  void closestEntry_governs() {
    Take a = Take.of(1, 1);
    Take b = Take.of(2, 2);
    Take c = Take.of(3, 3);
    Take d = Take.of(4, 4);
    Interests interests =
        new Interests(Map.of("poll.*", a, "poll.vote.*", b, "?", c, "*", d, "poll.vote.x", NEW));

    assertThat(interests.governing("poll.vote.x", true)).contains(NEW);
    assertThat(interests.governing("poll.vote.y", true)).contains(b);
    assertThat(interests.governing("poll.vote", true)).contains(a);
    assertThat(interests.governing("poll", true)).contains(d);
    assertThat(interests.governing("chat.made", false)).contains(c);
    assertThat(new Interests(Map.of("*", d)).governing("chat.made", false)).contains(d);
    assertThat(new Interests(Map.of("?", c)).governing("chat.made", true))
        .isEqualTo(Optional.empty());
    assertThat(new Interests(Map.of(".*", c)).governing(".made", true)).contains(c);
  }

  @Test
  void filter_namesTypesUnlessAnEntryStandsForOthers() {
    Take owing = new Take(3, 6, 2, 9);
    Interests named = new Interests(Map.of("a", NEW, "b", owing, "c", NEW.stop(1)));

    assertThat(named.active()).containsExactly("a", "b");
    assertThat(named.filter()).isEqualTo(Set.of("a", "b"));
    assertThat(named.owedFilter()).isEqualTo(Set.of("b"));
    for (String open : List.of("*", "?", "a.*")) {
      assertThat(new Interests(Map.of("a", NEW, open, owing)).filter()).isEmpty();
      assertThat(new Interests(Map.of("a", NEW, open, owing)).owedFilter()).isEmpty();
      assertThat(new Interests(Map.of("a", owing, open, NEW)).owedFilter()).isEqualTo(Set.of("a"));
    }
    assertThat(new Interests(Map.of("a", NEW, "*", NEW)).active()).containsExactly("*");
  }

  @Test
  void lowestOfAllTypes_decides() {
    Interests interests =
        new Interests(Map.of("a", NEW, "b", new Take(3, 6, 2, 9), "c", new Take(3, 6, 4, 5)));

    assertThat(interests.nextAfter(3)).isEqualTo(6);
    assertThat(interests.owes()).isTrue();
    assertThat(interests.owedAfter()).isEqualTo(2);
    assertThat(interests.caughtUp(5).owedAfter()).isEqualTo(5);
    assertThat(interests.caughtUp(9).owes()).isFalse();
    assertThat(interests.caughtUp(9).owedAfter()).isEqualTo(MAX);
    assertThat(new Interests(Map.of()).nextAfter(3)).isEqualTo(MAX);
  }
}
