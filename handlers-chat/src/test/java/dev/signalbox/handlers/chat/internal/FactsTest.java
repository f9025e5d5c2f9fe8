package dev.signalbox.handlers.chat.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FactsTest {

  private static Facts<ChatFact> name(String at, String name) {
    return Facts.<ChatFact>none().with(ChatFact.NAME, Known.stated(at, name, null));
  }

  private static Facts<ChatFact> health(String since, String seen, String status) {
    return Facts.<ChatFact>none().with(ChatFact.HEALTH, Known.stated(since, seen, status, null));
  }

  @Test
  void laterName_wins_inEitherOrder_alsoWhenItIsNone() {
    assertThat(name("1", "old").merge(name("2", "new"))).isEqualTo(name("2", "new"));
    assertThat(name("2", "new").merge(name("1", "old"))).isEqualTo(name("2", "new"));
    assertThat(name("2", null).merge(name("1", "old"))).isEqualTo(name("2", null));
    assertThat(name("2", null).value(ChatFact.NAME)).isEmpty();
  }

  @Test
  void namesOfOneTime_smallerTextWins_overNone() {
    assertThat(name("1", "b").merge(name("1", "a"))).isEqualTo(name("1", "a"));
    assertThat(name("1", null).merge(name("1", "a"))).isEqualTo(name("1", "a"));
  }

  @Test
  void nameOfCreation_countsWhenItIsLater_butNotBesideAChangeOfTheSameTime() {
    Facts<ChatFact> creation =
        Facts.<ChatFact>none().with(ChatFact.NAME, Known.implied("2", "a", null));

    assertThat(name("1", "b").merge(creation)).isEqualTo(creation);
    assertThat(creation.merge(name("2", "b"))).isEqualTo(name("2", "b"));
    assertThat(creation.merge(name("2", null))).isEqualTo(name("2", null));
  }

  @Test
  void statedService_beatsImpliedOneThatIsLater() {
    Facts<ChatFact> stated =
        Facts.<ChatFact>none().with(ChatFact.SERVICE, Known.stated("1", "iMessage"));
    Facts<ChatFact> implied =
        Facts.<ChatFact>none().with(ChatFact.SERVICE, Known.implied("2", "SMS"));

    assertThat(implied.merge(stated)).isEqualTo(stated);
    assertThat(stated.merge(implied)).isEqualTo(stated);
  }

  @Test
  void beginning_isTheEarliestThatIsStated() {
    Facts<ChatFact> early = Facts.<ChatFact>none().with(ChatFact.CREATED, Known.implied("1"));
    Facts<ChatFact> late = Facts.<ChatFact>none().with(ChatFact.CREATED, Known.implied("2"));
    Facts<ChatFact> stated = Facts.<ChatFact>none().with(ChatFact.CREATED, Known.stated("3"));

    assertThat(late.merge(early)).isEqualTo(early);
    assertThat(early.merge(stated)).isEqualTo(stated);
  }

  @Test
  void health_latestBeginning_thenLatestSeen_thenWorstWins() {
    assertThat(health("2", "3", "HEALTHY").merge(health("1", "9", "CRITICAL")))
        .isEqualTo(health("2", "3", "HEALTHY"));
    assertThat(health("1", "3", "HEALTHY").merge(health("1", "2", "CRITICAL")))
        .isEqualTo(health("1", "3", "HEALTHY"));
    assertThat(health("1", "2", "AT_RISK").merge(health("1", "2", "HEALTHY")))
        .isEqualTo(health("1", "2", "AT_RISK"));
    assertThat(health("1", "2", "OPTED_OUT").merge(health("1", "2", "CRITICAL")))
        .isEqualTo(health("1", "2", "OPTED_OUT"));
  }

  @ParameterizedTest
  @EnumSource(ChatFact.class)
  void chatFacts_inAnyOrderAndRepetition_giveTheSame(ChatFact fact) {
    check(fact);
  }

  @ParameterizedTest
  @EnumSource(MemberFact.class)
  void memberFacts_inAnyOrderAndRepetition_giveTheSame(MemberFact fact) {
    check(fact);
  }

  private static <F extends Enum<F> & Fact> void check(F fact) {
    Random random = new Random(fact.ordinal());
    List<Facts<F>> all = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      String[] cells =
          Stream.generate(() -> random.nextInt(4))
              .limit(fact.columns().size())
              .map(n -> n == 3 && fact != ChatFact.HEALTH ? null : String.valueOf(n))
              .toArray(String[]::new);
      String at = String.valueOf(random.nextInt(3));
      all.add(
          Facts.<F>none()
              .with(
                  fact, random.nextBoolean() ? Known.stated(at, cells) : Known.implied(at, cells)));
    }
    Facts<F> expected = all.stream().reduce(Facts.none(), Facts::merge);
    all.addAll(List.copyOf(all));
    for (int i = 0; i < 200; i++) {
      Collections.shuffle(all, random);
      int middle = random.nextInt(all.size());
      Facts<F> left = all.subList(0, middle).stream().reduce(Facts.none(), Facts::merge);
      Facts<F> right = all.subList(middle, all.size()).stream().reduce(Facts.none(), Facts::merge);
      assertThat(left.merge(right)).isEqualTo(expected);
    }
  }

  @Test
  void text_hidesValues() {
    assertThat(name("1", "+12025550100").toString()).isEqualTo("Facts[NAME]");
  }
}
