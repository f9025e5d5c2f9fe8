package dev.signalbox.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.UnknownEvent;
import dev.signalbox.api.call.CallEvent;
import dev.signalbox.api.chat.ChatEvent;
import dev.signalbox.api.message.MessageDetail;
import dev.signalbox.api.message.MessageEvent;
import dev.signalbox.api.message.MessageReceived;
import dev.signalbox.core.json.JsonCodec;
import dev.signalbox.core.json.JsonLimits;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypeSelectionTest {

  private final EventCatalog catalog = new EventCatalog(new JsonCodec(JsonLimits.defaults()));

  @Test
  void star_takesEverything() {
    TypeSelection selection = catalog.select(Handlers.named("h", "*"));

    assertThat(selection.all()).isTrue();
    assertThat(selection.open()).isTrue();
    assertThat(selection.takes("message.sent", true)).isTrue();
    assertThat(selection.takes("never.heard", false)).isTrue();
  }

  @Test
  void exactNames_needNotBeKnown() {
    TypeSelection selection =
        catalog.select(Handlers.named("h", "message.sent", " poll.sent ", "nodots"));

    assertThat(selection)
        .isEqualTo(new TypeSelection(Set.of("message.sent", "poll.sent", "nodots"), false, false));
    assertThat(selection.open()).isFalse();
    assertThat(selection.takes("poll.sent", false)).isTrue();
    assertThat(selection.takes("nodots", false)).isTrue();
    assertThat(selection.takes("message.received", true)).isFalse();
  }

  @Test
  void familyPattern_takesKnownAndUnknownTypesOfTheFamily() {
    TypeSelection selection = catalog.select(Handlers.named("h", "reaction.*"));

    assertThat(selection.names())
        .containsExactlyInAnyOrder("reaction.added", "reaction.removed", "reaction.*");
    assertThat(selection.open()).isTrue();
    assertThat(selection.takes("reaction.added", true)).isTrue();
    assertThat(selection.takes("reaction.on.fire", false)).isTrue();
    assertThat(selection.takes("reaction", false)).isFalse();
    assertThat(selection.takes("reactions.added", false)).isFalse();
    assertThat(selection.takes("poll.reaction.added", false)).isFalse();
  }

  @Test
  void patternOfASubfamily_isNarrower() {
    TypeSelection selection = catalog.select(Handlers.named("h", "chat.typing_indicator.*"));

    assertThat(selection.takes("chat.typing_indicator.started", true)).isTrue();
    assertThat(selection.takes("chat.created", true)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "**", "*.sent", "mess*", ".*", "message.*.x", "message.**", "*.*"})
  void otherPatterns_areRefused(String pattern) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> catalog.select(Handlers.named("some-handler", pattern)))
        .withMessageContaining("some-handler");
  }

  @Test
  void classes_standForTheTypesWhoseRecordsTheyAreAssignableFrom() {
    assertThat(names(MessageReceived.class)).containsExactly("message.received");
    assertThat(names(MessageDetail.class))
        .containsExactlyInAnyOrder(
            "message.sent", "message.received", "message.delivered", "message.read");
    assertThat(names(MessageEvent.class)).hasSize(7).contains("signalbox.message.state_changed");
    assertThat(names(CallEvent.class)).hasSize(7).allMatch(name -> name.startsWith("call."));
    assertThat(names(ChatEvent.class)).hasSize(12).contains("participant.added", "chat.created");
    assertThat(names(String.class)).isEmpty();
  }

  @Test
  void broadClasses_takeAllOrTheUnknown() {
    assertThat(catalog.select(Handlers.observing(LinqEvent.class)).all()).isTrue();
    assertThat(catalog.select(Handlers.observing(Object.class)).all()).isTrue();
    TypeSelection unknown = catalog.select(Handlers.observing(UnknownEvent.class));
    assertThat(unknown).isEqualTo(new TypeSelection(Set.of(), false, true));
    assertThat(unknown.takes("poll.sent", false)).isTrue();
    assertThat(unknown.takes("message.sent", true)).isFalse();
    TypeSelection records = catalog.select(Handlers.observing(Record.class));
    assertThat(records.unknown()).isTrue();
    assertThat(records.names()).containsExactlyInAnyOrderElementsOf(catalog.knownTypes());
  }

  @Test
  void classOfAFamily_isResolvedWhenTheFamilyComes() {
    assertThat(names(PollFamily.PollEvent.class)).isEmpty();
    catalog.add(new PollFamily());
    assertThat(names(PollFamily.PollEvent.class)).containsExactly("poll.received");
    assertThat(catalog.select(Handlers.named("h", "poll.*")).names())
        .containsExactlyInAnyOrder("poll.received", "poll.*");
  }

  private List<String> names(Class<?> type) {
    return List.copyOf(catalog.select(Handlers.observing(type)).names());
  }
}
