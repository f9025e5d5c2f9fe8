package dev.signalbox.core.dispatch.internal;

import dev.signalbox.core.inbox.NewEvent;
import java.time.Duration;
import java.util.List;

/** What came of calling the handler. */
public sealed interface Attempt {

  /**
   * It returned.
   *
   * @param took how long it took
   * @param derived what it published
   */
  record Settled(Duration took, List<NewEvent> derived) implements Attempt {}

  /**
   * It threw.
   *
   * @param error what it threw, as text
   */
  record Failed(String error) implements Attempt {}

  /** It was interrupted because it goes: this counts as not tried. */
  record Withdrawn() implements Attempt {}
}
