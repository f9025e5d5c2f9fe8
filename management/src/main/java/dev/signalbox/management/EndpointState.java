package dev.signalbox.management;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * How an endpoint's subscription stands.
 *
 * @param endpoint its name
 * @param targetUrl where Linq is to deliver to
 * @param subscriptionId its subscription; empty when it has none
 * @param active whether Linq is to deliver
 * @param override paused or resumed by an operator, against the settings; empty text for neither
 * @param interrupted what is under way or was interrupted; empty text for nothing
 * @param lastReceipt the last verified delivery since the node began
 */
public record EndpointState(
    String endpoint,
    String targetUrl,
    Optional<String> subscriptionId,
    boolean active,
    String override,
    String interrupted,
    Optional<Instant> lastReceipt) {

  /** Checks the parts. */
  public EndpointState {
    Objects.requireNonNull(endpoint, "endpoint");
    Objects.requireNonNull(targetUrl, "targetUrl");
    Objects.requireNonNull(subscriptionId, "subscriptionId");
    Objects.requireNonNull(override, "override");
    Objects.requireNonNull(interrupted, "interrupted");
    Objects.requireNonNull(lastReceipt, "lastReceipt");
  }
}
