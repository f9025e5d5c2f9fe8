package dev.signalbox.example.poll;

import dev.signalbox.api.Data;
import dev.signalbox.api.Envelope;
import dev.signalbox.api.Handle;
import dev.signalbox.api.UnreadableEventException;
import dev.signalbox.api.reaction.ReactionType;
import dev.signalbox.api.spi.EventType;
import java.util.List;
import java.util.Optional;

/**
 * The types with their decoders. Lenient in everything that a handler can do without: Linq adds
 * fields and values whenever it likes.
 */
public final class PollTypes {

  private PollTypes() {}

  /** All of them. */
  public static List<EventType<?>> all() {
    return List.of(
        new EventType<>(
            "poll.sent", PollSent.class, e -> new PollSent(e, message(e), chat(e), poll(e))),
        new EventType<>(
            "poll.delivered",
            PollDelivered.class,
            e -> new PollDelivered(e, message(e), chat(e), poll(e))),
        new EventType<>(
            "poll.read", PollRead.class, e -> new PollRead(e, message(e), chat(e), poll(e))),
        new EventType<>(
            "poll.received",
            PollReceived.class,
            e -> new PollReceived(e, message(e), chat(e), poll(e))),
        new EventType<>(
            "poll.failed", PollFailed.class, e -> new PollFailed(e, message(e), chat(e), poll(e))),
        new EventType<>("poll.updated", PollUpdated.class, PollTypes::updated),
        new EventType<>(
            "poll.vote.added",
            PollVoteAdded.class,
            e -> new PollVoteAdded(e, message(e), chat(e), option(e), voter(e))),
        new EventType<>(
            "poll.vote.removed",
            PollVoteRemoved.class,
            e -> new PollVoteRemoved(e, message(e), chat(e), option(e), voter(e))),
        new EventType<>("poll.reaction.added", PollReactionAdded.class, PollTypes::reaction));
  }

  private static PollUpdated updated(Envelope envelope) {
    return new PollUpdated(
        envelope,
        message(envelope),
        chat(envelope),
        envelope.data().objects("added_options").stream().map(PollOption::from).toList());
  }

  private static PollReactionAdded reaction(Envelope envelope) {
    Data data = envelope.data();
    return new PollReactionAdded(
        envelope,
        message(envelope),
        chat(envelope),
        data.constant("reaction_type", ReactionType.class, ReactionType.UNKNOWN)
            .orElse(ReactionType.UNKNOWN),
        data.string("custom_emoji"));
  }

  private static String message(Envelope envelope) {
    return envelope.data().requiredText("message_id");
  }

  /** In an object, but of reactions in a field, as in other events. */
  private static Optional<String> chat(Envelope envelope) {
    Data data = envelope.data();
    return data.object("chat").flatMap(chat -> chat.string("id")).or(() -> data.string("chat_id"));
  }

  private static Poll poll(Envelope envelope) {
    return Poll.from(envelope.data().requiredObject("poll"));
  }

  private static String option(Envelope envelope) {
    return envelope.data().requiredText("option_id");
  }

  private static String voter(Envelope envelope) {
    return Handle.from(envelope.data().requiredObject("sender_handle"))
        .map(Handle::handle)
        .orElseThrow(
            () ->
                new UnreadableEventException(
                    "expected a handle in field 'sender_handle' of a vote, found none"));
  }
}
