package dev.signalbox.core.catalog.internal;

import dev.signalbox.api.call.CallAnswered;
import dev.signalbox.api.call.CallCompleted;
import dev.signalbox.api.call.CallDeclined;
import dev.signalbox.api.call.CallEnded;
import dev.signalbox.api.call.CallFailed;
import dev.signalbox.api.call.CallInitiated;
import dev.signalbox.api.call.CallMissed;
import dev.signalbox.api.call.CallNoAnswer;
import dev.signalbox.api.call.CallRinging;
import dev.signalbox.api.spi.EventFamily;
import dev.signalbox.api.spi.EventType;
import java.util.Collection;
import java.util.List;

/**
 * The call.* types, whose data is not published (protocol.md, 3.7), and what is derived of them.
 */
final class CallFamily implements EventFamily {

  @Override
  public String name() {
    return "call";
  }

  @Override
  public Collection<EventType<?>> types() {
    return List.of(
        new EventType<>("call.initiated", CallInitiated.class, CallInitiated::new),
        new EventType<>("call.ringing", CallRinging.class, CallRinging::new),
        new EventType<>("call.answered", CallAnswered.class, CallAnswered::new),
        new EventType<>("call.ended", CallEnded.class, CallEnded::new),
        new EventType<>("call.failed", CallFailed.class, CallFailed::new),
        new EventType<>("call.declined", CallDeclined.class, CallDeclined::new),
        new EventType<>("call.no_answer", CallNoAnswer.class, CallNoAnswer::new),
        new EventType<>(CallCompleted.TYPE, CallCompleted.class, CallCompleted::from),
        new EventType<>(CallMissed.TYPE, CallMissed.class, CallMissed::from));
  }
}
