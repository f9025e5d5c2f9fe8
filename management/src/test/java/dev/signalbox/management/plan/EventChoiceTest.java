package dev.signalbox.management.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.catalog.TypeSelection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class EventChoiceTest {

  private static final Set<String> OFFERED =
      Set.of("message.sent", "message.received", "poll.sent", "brand.new");
  private static final Set<String> KNOWN =
      Set.of("message.sent", "message.received", "call.ended", "poll.sent");

  private static EventChoice choice(boolean all, boolean unknown, String... installed) {
    return new EventChoice(
        new TreeSet<>(OFFERED), KNOWN, new TypeSelection(Set.of(installed), all, unknown));
  }

  @Test
  void listedName_thatLinqDoesNotOffer_isLeftOutWithANotice() {
    EventChoice.Result result =
        choice(false, false).resolve("main", List.of("message.sent", "call.ended", "no.such"));
    assertThat(result.names()).containsExactly("message.sent");
    assertThat(result.notices())
        .hasSize(2)
        .anyMatch(text -> text.contains("call.ended"))
        .anyMatch(text -> text.contains("no.such"));
  }

  @Test
  void patterns_takeWhatIsOffered() {
    assertThat(choice(false, false).resolve("main", List.of("message.*")).names())
        .containsExactly("message.received", "message.sent");
    EventChoice.Result everything = choice(false, false).resolve("main", List.of("*"));
    assertThat(everything.names()).containsExactlyInAnyOrderElementsOf(OFFERED);
    assertThat(everything.notices()).isEmpty();
    EventChoice.Result calls = choice(false, false).resolve("main", List.of("call.*"));
    assertThat(calls.names()).isEmpty();
    assertThat(calls.notices()).singleElement().asString().contains("call.ended");
    assertThat(choice(false, false).resolve("main", List.of("typo.*")).notices())
        .singleElement()
        .asString()
        .contains("typo.*");
  }

  @Test
  void installed_neverAsksForTypesThatHandlersDerive() {
    EventChoice.Result result =
        choice(false, false, "message.sent", "line.flagged").resolve("main", List.of("installed"));
    assertThat(result.names()).containsExactly("message.sent");
    assertThat(result.notices()).isEmpty();
  }

  @Test
  void installed_expandsAHandlersPattern_alsoToTypesNobodyKnows() {
    assertThat(choice(false, false, "poll.*").resolve("main", List.of("installed")).names())
        .containsExactly("poll.sent");
    assertThat(choice(false, false, "brand.*").resolve("main", List.of("installed")).names())
        .containsExactly("brand.new");
  }

  @Test
  void handlerOfEverything_meansAllThatLinqOffers() {
    assertThat(choice(true, false).resolve("main", List.of("installed")).names())
        .containsExactlyInAnyOrderElementsOf(OFFERED);
  }

  @Test
  void handlerOfUnknownTypes_meansThoseThatNoFamilyKnows() {
    assertThat(choice(false, true).resolve("main", List.of("installed")).names())
        .containsExactly("brand.new");
  }

  @Test
  void listsAndInstalled_goTogether() {
    assertThat(
            choice(false, false, "poll.sent")
                .resolve("main", List.of("installed", "message.sent"))
                .names())
        .containsExactly("message.sent", "poll.sent");
  }
}
