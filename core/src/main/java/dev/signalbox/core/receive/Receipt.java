package dev.signalbox.core.receive;

import dev.signalbox.core.inbox.AppendResult;
import java.util.Objects;

/** What became of a delivery. */
public sealed interface Receipt {

  /**
   * Verified, and durably stored now or before: the sender may forget it.
   *
   * @param result stored, duplicate or conflict, and its place in the log
   * @param readable whether the body has an envelope; an unreadable one is stored as well
   */
  record Taken(AppendResult result, boolean readable) implements Receipt {
    /** Checks that the result is there. */
    public Taken {
      Objects.requireNonNull(result, "result");
    }
  }

  /**
   * Not from Linq, or not fresh. The sender is not told which.
   *
   * @param reason stable code for metrics and logs, lower case with dashes
   */
  record Refused(String reason) implements Receipt {
    /** Checks that the reason is there. */
    public Refused {
      Objects.requireNonNull(reason, "reason");
    }
  }

  /**
   * Cannot be stored now, nothing is wrong with the delivery as far as is known.
   *
   * @param why our problem
   */
  record Unavailable(Unavailability why) implements Receipt {
    /** Checks that the cause is there. */
    public Unavailable {
      Objects.requireNonNull(why, "why");
    }
  }
}
