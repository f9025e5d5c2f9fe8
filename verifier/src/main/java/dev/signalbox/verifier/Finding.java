package dev.signalbox.verifier;

import java.util.Objects;

/**
 * One thing that is wrong with a delivery.
 *
 * @param code a stable name for scripts, lower case with dashes; the list is at {@link
 *     Diagnostician}
 * @param explanation what is wrong and what to do; never a secret, never text of the request
 */
public record Finding(String code, String explanation) {

  /** Checks that nothing is null. */
  public Finding {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(explanation, "explanation");
  }
}
