package dev.signalbox.testkit.internal;

import dev.signalbox.api.Data;
import dev.signalbox.api.Envelope;
import dev.signalbox.api.Handle;
import dev.signalbox.api.Service;
import dev.signalbox.api.call.CallAnswered;
import dev.signalbox.api.call.CallDeclined;
import dev.signalbox.api.call.CallEnded;
import dev.signalbox.api.call.CallFailed;
import dev.signalbox.api.call.CallInitiated;
import dev.signalbox.api.call.CallNoAnswer;
import dev.signalbox.api.call.CallRinging;
import dev.signalbox.api.location.LocationSharingStarted;
import dev.signalbox.api.location.LocationSharingStopped;
import dev.signalbox.api.phonenumber.LineReputation;
import dev.signalbox.api.phonenumber.LineStatus;
import dev.signalbox.api.phonenumber.PhoneNumberStatusUpdated;
import dev.signalbox.api.reaction.Reaction;
import dev.signalbox.api.reaction.ReactionAdded;
import dev.signalbox.api.reaction.ReactionRemoved;
import dev.signalbox.api.reaction.ReactionType;
import dev.signalbox.api.reaction.Sticker;
import dev.signalbox.api.spi.EventType;
import java.util.List;
import java.util.Optional;

/** The types of the small families (protocol.md, 3.5 to 3.7). */
final class OtherTypes {

  private OtherTypes() {}

  static List<EventType<?>> all() {
    return List.of(
        new EventType<>(
            "reaction.added", ReactionAdded.class, e -> new ReactionAdded(e, reaction(e.data()))),
        new EventType<>(
            "reaction.removed",
            ReactionRemoved.class,
            e -> new ReactionRemoved(e, reaction(e.data()))),
        new EventType<>(
            "phone_number.status_updated", PhoneNumberStatusUpdated.class, OtherTypes::line),
        new EventType<>(
            "location.sharing.started", LocationSharingStarted.class, OtherTypes::started),
        new EventType<>(
            "location.sharing.stopped", LocationSharingStopped.class, OtherTypes::stopped),
        new EventType<>("call.initiated", CallInitiated.class, CallInitiated::new),
        new EventType<>("call.ringing", CallRinging.class, CallRinging::new),
        new EventType<>("call.answered", CallAnswered.class, CallAnswered::new),
        new EventType<>("call.ended", CallEnded.class, CallEnded::new),
        new EventType<>("call.failed", CallFailed.class, CallFailed::new),
        new EventType<>("call.declined", CallDeclined.class, CallDeclined::new),
        new EventType<>("call.no_answer", CallNoAnswer.class, CallNoAnswer::new));
  }

  private static Reaction reaction(Data data) {
    return new Reaction(
        data.string("chat_id"),
        data.string("message_id"),
        data.intValue("part_index"),
        data.constant("reaction_type", ReactionType.class, ReactionType.UNKNOWN)
            .orElse(ReactionType.UNKNOWN),
        data.string("custom_emoji"),
        data.bool("is_from_me"),
        handle(data, "from_handle", "from"),
        data.constant("service", Service.class, Service.UNKNOWN),
        data.instant("reacted_at"),
        data.object("sticker").map(Sticker::from));
  }

  private static PhoneNumberStatusUpdated line(Envelope envelope) {
    Data data = envelope.data();
    return new PhoneNumberStatusUpdated(
        envelope,
        data.requiredText("phone_number"),
        data.constant("previous_status", LineStatus.class, LineStatus.UNKNOWN),
        data.constant("new_status", LineStatus.class, LineStatus.UNKNOWN),
        reputation(data, "previous"),
        reputation(data, "new"),
        data.instant("changed_at"));
  }

  private static Optional<LineReputation> reputation(Data data, String when) {
    return data.constant(when + "_reputation", LineReputation.class, LineReputation.UNKNOWN)
        .or(
            () ->
                data.constant(
                    when + "_health_status", LineReputation.class, LineReputation.UNKNOWN));
  }

  private static LocationSharingStarted started(Envelope envelope) {
    Data data = envelope.data();
    return new LocationSharingStarted(
        envelope,
        data.requiredText("shared_by"),
        data.string("shared_with"),
        data.instant("began_at"),
        data.instant("ends_at"),
        data.string("chat_id"));
  }

  private static LocationSharingStopped stopped(Envelope envelope) {
    Data data = envelope.data();
    return new LocationSharingStopped(
        envelope,
        data.requiredText("shared_by"),
        data.string("shared_with"),
        data.instant("began_at"),
        data.instant("ended_at"),
        data.string("chat_id"));
  }

  /** The object; where it is missing, a handle of the deprecated text beside it. */
  static Optional<Handle> handle(Data data, String object, String text) {
    return data.object(object)
        .flatMap(Handle::from)
        .or(
            () ->
                data.string(text)
                    .map(
                        handle ->
                            Handle.of(
                                handle,
                                data.constant("service", Service.class, Service.UNKNOWN)
                                    .orElse(Service.UNKNOWN))));
  }
}
