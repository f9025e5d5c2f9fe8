package dev.signalbox.handlers.message.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessageFactsTest {

  private static MessageFacts fact(Fact fact, Origin origin, String... cells) {
    List<Optional<String>> all = new ArrayList<>();
    for (int i = 0; i < fact.columns().size(); i++) {
      all.add(i < cells.length ? Optional.of(cells[i]) : Optional.empty());
    }
    return MessageFacts.none().with(fact, Known.of(origin, all));
  }

  @Test
  void worseOrigin_neverReplacesBetter() {
    MessageFacts sent = fact(Fact.SERVICE, Origin.MESSAGE, "iMessage");
    MessageFacts read = fact(Fact.SERVICE, Origin.READ, "SMS");

    assertThat(sent.merge(read)).isEqualTo(sent);
    assertThat(read.merge(sent)).isEqualTo(sent);
  }

  @Test
  void missingFact_isFilledFromAnyOrigin() {
    MessageFacts sent = fact(Fact.SERVICE, Origin.MESSAGE, "iMessage");
    MessageFacts failed = fact(Fact.CHAT, Origin.FAILED, "chat-1");

    assertThat(sent.merge(failed).value(Fact.CHAT)).contains("chat-1");
    assertThat(sent.merge(failed).value(Fact.SERVICE)).contains("iMessage");
  }

  @Test
  void statedTime_beatsAssumedTimeThatIsEarlier() {
    MessageFacts assumed = fact(Fact.DELIVERED, Origin.ASSUMED, "2026-01-01");
    MessageFacts stated = fact(Fact.DELIVERED, Origin.STATED, "2026-01-02");

    assertThat(assumed.merge(stated)).isEqualTo(stated);
    assertThat(stated.merge(assumed)).isEqualTo(stated);
  }

  @Test
  void twoTimes_earliestWins_butOfEditsTheLatest() {
    for (Fact fact : List.of(Fact.SENT, Fact.DELIVERED, Fact.READ, Fact.FAILED)) {
      assertThat(
              fact(fact, Origin.STATED, "2026-01-02")
                  .merge(fact(fact, Origin.STATED, "2026-01-01"))
                  .value(fact))
          .contains("2026-01-01");
    }
    assertThat(
            fact(Fact.EDITED, Origin.STATED, "2026-01-02")
                .merge(fact(Fact.EDITED, Origin.STATED, "2026-01-01"))
                .value(Fact.EDITED))
        .contains("2026-01-02");
  }

  @Test
  void columnsOfOneFact_areTakenTogether() {
    MessageFacts early = fact(Fact.FAILED, Origin.STATED, "2026-01-01");
    MessageFacts late = fact(Fact.FAILED, Origin.STATED, "2026-01-02", "4001", "why");

    assertThat(late.merge(early).known(Fact.FAILED).orElseThrow().cells())
        .containsExactly("2026-01-01", null, null);
  }

  @Test
  void emptyCells_areNoFact() {
    assertThat(fact(Fact.EFFECT, Origin.MESSAGE)).isEqualTo(MessageFacts.none());
  }

  @ParameterizedTest
  @EnumSource(Fact.class)
  void anyOrderAndAnyRepetition_givesTheSame(Fact fact) {
    Random random = new Random(fact.ordinal());
    List<MessageFacts> all = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      Origin origin = Origin.values()[random.nextInt(Origin.values().length)];
      String[] cells = new String[random.nextInt(fact.columns().size() + 1)];
      for (int c = 0; c < cells.length; c++) {
        cells[c] = String.valueOf(random.nextInt(3));
      }
      all.add(fact(fact, origin, cells));
    }
    MessageFacts expected = all.stream().reduce(MessageFacts.none(), MessageFacts::merge);
    all.addAll(List.copyOf(all));
    for (int i = 0; i < 200; i++) {
      Collections.shuffle(all, random);
      int middle = random.nextInt(all.size());
      MessageFacts left =
          all.subList(0, middle).stream().reduce(MessageFacts.none(), MessageFacts::merge);
      MessageFacts right =
          all.subList(middle, all.size()).stream().reduce(MessageFacts.none(), MessageFacts::merge);
      assertThat(left.merge(right)).isEqualTo(expected);
    }
  }

  @Test
  void text_hidesValues() {
    assertThat(fact(Fact.SENDER, Origin.MESSAGE, "+12025550100").toString())
        .isEqualTo("MessageFacts[SENDER]");
  }
}
