package dev.signalbox.simulator.internal.conversation;

import java.time.Instant;

/** One thing that happens; it changes the world when its time has come, not before. */
@FunctionalInterface
interface Step {

  Draft at(Instant now);
}
