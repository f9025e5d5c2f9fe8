package dev.signalbox.simulator.internal.fault;

import dev.signalbox.simulator.Fault;
import dev.signalbox.simulator.FaultKind;
import java.time.Duration;
import java.util.Optional;

/** What strikes one request: a wait before it, and at most one other fault. */
public record Strike(Duration latency, Optional<Fault> fault) {

  /** Whether the fault is of this kind. */
  public boolean is(FaultKind kind) {
    return fault.map(found -> found.kind() == kind).orElse(false);
  }
}
