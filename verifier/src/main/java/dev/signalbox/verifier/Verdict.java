package dev.signalbox.verifier;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** What the verifier found. */
public sealed interface Verdict permits Verdict.Accepted, Verdict.Refused {

  /**
   * The delivery is signed with one of the endpoint's secrets, and is fresh.
   *
   * @param scheme the header set that decided
   * @param keyId the id of the secret
   * @param webhookId the signed id; present for {@link Scheme#STANDARD} only, since the legacy
   *     scheme signs none
   * @param timestamp the signed time of sending, in whole seconds
   */
  record Accepted(Scheme scheme, String keyId, Optional<String> webhookId, Instant timestamp)
      implements Verdict {

    /** Checks that nothing is null. */
    public Accepted {
      Objects.requireNonNull(scheme, "scheme");
      Objects.requireNonNull(keyId, "keyId");
      Objects.requireNonNull(webhookId, "webhookId");
      Objects.requireNonNull(timestamp, "timestamp");
    }
  }

  /**
   * The delivery must not be taken. Both parts are for logs and metrics. The sender is told
   * nothing: every refusal must look the same from outside, or it helps to guess.
   *
   * @param reason why
   * @param detail what was found, in words and numbers; never a secret, never text of the request
   */
  record Refused(Reason reason, String detail) implements Verdict {

    /** Checks that nothing is null. */
    public Refused {
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(detail, "detail");
    }
  }
}
