package dev.signalbox.example.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.UnreadableEventException;
import dev.signalbox.api.spi.EventFamily;
import dev.signalbox.api.spi.EventType;
import dev.signalbox.testkit.Events;
import dev.signalbox.testkit.event.OpenBuilder;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PollTypesTest {

  private final EventFamily family =
      new EventFamily() {
        @Override
        public String name() {
          return "poll";
        }

        @Override
        public Collection<EventType<?>> types() {
          return PollTypes.all();
        }
      };

  @Test
  void sample_isTyped() {
    LinqEvent event = Events.sample("poll.received", family);
    assertThat(event).isInstanceOf(PollReceived.class);
    PollReceived received = (PollReceived) event;
    assertThat(received.orderKey()).contains("2b78814c-2e00-409c-ae6a-2e683b5f65ff");
    assertThat(received.poll().options())
        .extracting(PollOption::text)
        .containsExactly(Optional.of("Friday"), Optional.of("Saturday"));
    assertThat(received.poll().totalVoters()).contains(0);
  }

  @Test
  void eachTypeOfTheProtocol_isKnown() {
    assertThat(PollTypes.all())
        .extracting(EventType::name)
        .containsExactlyInAnyOrder(
            "poll.sent",
            "poll.delivered",
            "poll.read",
            "poll.received",
            "poll.failed",
            "poll.updated",
            "poll.vote.added",
            "poll.vote.removed",
            "poll.reaction.added");
  }

  @Test
  void optionWithoutCreatorAndStrangeVoters_isReadAllTheSame() {
    PollReceived event =
        (PollReceived)
            open("poll.received")
                .data(
                    "poll",
                    Map.of(
                        "options",
                        List.of(
                            Map.of(
                                "option_id", "o1",
                                "creator_handle", Optional.empty(),
                                "voters",
                                    List.of(
                                        Map.of("handle", "+1", "voted_at", "2026-09-01T11:00:00Z"),
                                        Map.of("someone", "else"))))))
                .build();
    assertThat(event.poll().options().get(0).voters())
        .containsExactly(new PollVoter("+1", Optional.of(Instant.parse("2026-09-01T11:00:00Z"))));
    assertThat(event.poll().options().get(0).creator()).isEmpty();
  }

  @Test
  void voteWithoutVoter_isUnreadable() {
    assertThatExceptionOfType(UnreadableEventException.class)
        .isThrownBy(
            () ->
                open("poll.vote.added")
                    .data("option_id", "o1")
                    .data("sender_handle", Map.of("id", "h1"))
                    .build())
        .withMessageContaining("sender_handle");
  }

  @Test
  void reaction_hasItsChatInAField() {
    PollReactionAdded event =
        (PollReactionAdded)
            open("poll.reaction.added")
                .without("chat")
                .chat("c7")
                .data("reaction_type", "love")
                .build();
    assertThat(event.orderKey()).contains("c7");
  }

  private OpenBuilder<? extends LinqEvent> open(String name) {
    EventType<?> type =
        PollTypes.all().stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow();
    return Events.of(type).data("message_id", "m1").data("chat", Map.of("id", "c1"));
  }
}
