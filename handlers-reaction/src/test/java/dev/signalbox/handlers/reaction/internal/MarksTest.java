package dev.signalbox.handlers.reaction.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarksTest {

  private static final Face LOVE = new Face("love", "", "");
  private static final Face ROCKET = new Face("custom", "rocket", "");
  private static final Face THUMB = new Face("custom", "thumb", "");
  private static final Face ANY = new Face("custom", "", "");

  private static Mark add(Face face, String at, String created, String id) {
    return Mark.added(face, new Moment(at, created, id, "main"), Details.NONE);
  }

  private static Mark remove(Face face, String at, String created, String id) {
    return Mark.removed(face, new Moment(at, created, id, "main"));
  }

  private static Marks marks(Mark... marks) {
    Marks all = Marks.of(List.of());
    for (Mark mark : marks) {
      all = all.with(mark);
    }
    return all;
  }

  @ParameterizedTest
  @CsvSource({
    // added at, made at; removed at, made at; whether it stands
    "1, 1, 2, 2, false",
    "2, 2, 1, 1, true",
    "2, 1, 1, 2, true",
    "1, 1, 1, 2, false",
    "1, 2, 1, 1, true",
    "1, 1, 1, 1, false",
    "1, '', 1, 1, false",
    "1, 1, 1, '', true",
    "1, '', 1, '', false"
  })
  void laterCounts_andRemovalWinsTies(
      String added, String made, String removed, String unmade, boolean stands) {
    Mark addition = add(LOVE, added, made, "z");
    Mark removal = remove(LOVE, removed, unmade, "a");

    assertThat(marks(addition, removal).standing(LOVE)).isEqualTo(stands);
    assertThat(marks(removal, addition).standing(LOVE)).isEqualTo(stands);
  }

  @Test
  void nothingOrRemovalAlone_doesNotStand() {
    assertThat(marks().standing(LOVE)).isFalse();
    assertThat(marks(remove(LOVE, "1", "1", "a")).standing(LOVE)).isFalse();
  }

  @Test
  void sameReactionAgain_standsAgain() {
    assertThat(
            marks(add(LOVE, "3", "3", "c"), remove(LOVE, "2", "2", "b"), add(LOVE, "1", "1", "a"))
                .standing(LOVE))
        .isTrue();
  }

  @Test
  void differentFaces_standBesideEachOther() {
    Marks both = marks(add(ROCKET, "1", "1", "a"), add(THUMB, "2", "2", "b"));
    assertThat(both.standing(ROCKET)).isTrue();
    assertThat(both.standing(THUMB)).isTrue();

    Marks one = both.with(remove(ROCKET, "3", "3", "c"));
    assertThat(one.standing(ROCKET)).isFalse();
    assertThat(one.standing(THUMB)).isTrue();
  }

  @Test
  void removalThatNamesNone_takesAllBeforeIt_alsoAfterAnotherAddition() {
    Marks all =
        marks(
            add(ANY, "4", "4", "d"),
            add(ROCKET, "1", "1", "a"),
            remove(ANY, "2", "2", "b"),
            add(THUMB, "3", "3", "c"));

    assertThat(all.standing(ROCKET)).isFalse();
    assertThat(all.standing(THUMB)).isTrue();
    assertThat(all.standing(ANY)).isTrue();
  }

  @Test
  void removalOfOne_leavesAdditionThatNamesNone() {
    assertThat(marks(add(ANY, "1", "1", "a"), remove(ROCKET, "2", "2", "b")).standing(ANY))
        .isTrue();
  }

  @Test
  void detailsAreThoseOfTheLastAddition_byIdWhereTimesAreEqual() {
    Marks either = marks(add(LOVE, "1", "1", "b"), add(LOVE, "1", "1", "a"));
    Marks other = marks(add(LOVE, "1", "1", "a"), add(LOVE, "1", "1", "b"));

    assertThat(either.all()).isEqualTo(other.all());
    assertThat(either.with(LOVE).flatMap(Mark::added).map(Moment::eventId)).contains("b");
  }

  @Test
  void anyOrder_givesTheSame() {
    Random random = new Random(42);
    for (int round = 0; round < 200; round++) {
      List<Mark> events = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        Face face = List.of(ROCKET, THUMB, ANY).get(random.nextInt(3));
        String at = String.valueOf(random.nextInt(4));
        String created = String.valueOf(random.nextInt(3));
        events.add(
            random.nextBoolean()
                ? add(face, at, created, "e" + i)
                : remove(face, at, created, "e" + i));
      }
      Marks expected = marks(events.toArray(Mark[]::new));
      Collections.shuffle(events, random);
      Marks shuffled = marks(events.toArray(Mark[]::new));
      assertThat(shuffled.all()).containsExactlyInAnyOrderElementsOf(expected.all());
    }
  }
}
