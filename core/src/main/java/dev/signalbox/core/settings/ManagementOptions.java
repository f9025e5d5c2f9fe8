package dev.signalbox.core.settings;

import java.time.Duration;
import java.util.Optional;

/**
 * How the subscriptions at Linq are kept.
 *
 * @param apiKey for Linq's API; a secret
 * @param client how the API is called
 * @param repair whether differences are put right without being asked
 * @param checkInterval between two looks at the subscriptions
 * @param narrowAfter how long a type that no handler observes any more stays subscribed
 * @param silenceAlarm after how long without a delivery an active subscription counts as broken;
 *     empty for never
 * @param deleteReplacedAfter how long a subscription goes on when another has taken its place
 * @param retireSecretAfter how long the secret of a deleted subscription is taken
 * @param secretsKey where the key of the kept secrets comes from
 */
public record ManagementOptions(
    String apiKey,
    LinqClientOptions client,
    boolean repair,
    Duration checkInterval,
    Duration narrowAfter,
    Optional<Duration> silenceAlarm,
    Duration deleteReplacedAfter,
    Duration retireSecretAfter,
    SecretsKeyOptions secretsKey) {

  /** Shows no secret. */
  @Override
  public String toString() {
    return "ManagementOptions[client="
        + client
        + ", repair="
        + repair
        + ", checkInterval="
        + checkInterval
        + ", narrowAfter="
        + narrowAfter
        + ", silenceAlarm="
        + silenceAlarm
        + ", deleteReplacedAfter="
        + deleteReplacedAfter
        + ", retireSecretAfter="
        + retireSecretAfter
        + ", secretsKey="
        + secretsKey
        + ']';
  }
}
