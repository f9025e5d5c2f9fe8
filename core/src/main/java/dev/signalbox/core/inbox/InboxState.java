package dev.signalbox.core.inbox;

import java.util.Objects;

/**
 * Whether appends can succeed.
 *
 * @param writable true when the last commit succeeded or none was tried
 * @param reason for people; empty text when all is well. Writable with a reason: appends succeed,
 *     but not where they should, for example into a spool
 */
public record InboxState(boolean writable, String reason) {

  /** All well. */
  public static final InboxState WRITABLE = new InboxState(true, "");

  /** Checks that the reason is there. */
  public InboxState {
    Objects.requireNonNull(reason, "reason");
  }
}
