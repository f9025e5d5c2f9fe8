package dev.signalbox.verifier;

import java.util.List;

/**
 * Why a delivery does not verify.
 *
 * @param findings all that must be put right, the most telling first; empty when the delivery
 *     verifies
 */
public record Diagnosis(List<Finding> findings) {

  /** Copies the list. */
  public Diagnosis {
    findings = List.copyOf(findings);
  }
}
