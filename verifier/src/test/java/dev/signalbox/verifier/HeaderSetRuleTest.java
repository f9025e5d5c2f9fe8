package dev.signalbox.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderSetRuleTest {

  @Test
  void bothSets_areDecidedByTheStandardOne() {
    Map<String, String> headers = Deliveries.both();
    headers.put("X-Webhook-Signature", "0".repeat(64));

    assertThat(outcome(Deliveries.BOTH, headers)).isEqualTo("STANDARD");
    assertThat(outcome(Deliveries.STANDARD, headers)).isEqualTo("STANDARD");
  }

  @Test
  void wrongStandardSet_doesNotFallBackToAGoodLegacyOne() {
    Map<String, String> headers = Deliveries.both();
    headers.put("webhook-id", "another");

    assertThat(outcome(Deliveries.BOTH, headers)).isEqualTo("wrong-signature");
  }

  @ParameterizedTest
  @ValueSource(strings = {"webhook-id", "webhook-timestamp", "webhook-signature"})
  void oneStandardHeaderAlone_doesNotFallBack(String name) {
    Map<String, String> headers = Deliveries.legacy();
    headers.put(name, Deliveries.standard().get(name));

    assertThat(outcome(Deliveries.BOTH, headers)).startsWith("missing-");
  }

  @ParameterizedTest
  @ValueSource(strings = {"webhook-id", "Webhook-Timestamp", "WEBHOOK-SIGNATURE"})
  void oneEmptyStandardHeader_doesNotFallBack(String name) {
    Map<String, String> headers = Deliveries.legacy();
    headers.put(name, "");

    assertThat(outcome(Deliveries.BOTH, headers)).isIn("empty-header", "missing-id");
  }

  @Test
  void legacySetAlone_isTakenWhereAllowed() {
    assertThat(outcome(Deliveries.BOTH, Deliveries.legacy())).isEqualTo("LEGACY");
    assertThat(outcome(Deliveries.LEGACY, Deliveries.legacy())).isEqualTo("LEGACY");
    assertThat(outcome(Deliveries.STANDARD, Deliveries.legacy())).isEqualTo("legacy-not-allowed");
  }

  @Test
  void legacyOnlyPolicy_ignoresTheStandardSet() {
    Map<String, String> headers = Deliveries.both();
    headers.put("webhook-signature", "nonsense");

    assertThat(outcome(Deliveries.LEGACY, headers)).isEqualTo("LEGACY");
    assertThat(outcome(Deliveries.LEGACY, Deliveries.standard())).isEqualTo("standard-not-allowed");
  }

  @Test
  void noSet_isRefused() {
    assertThat(outcome(Deliveries.BOTH, Map.of())).isEqualTo("no-signature-headers");
    assertThat(outcome(Deliveries.STANDARD, Map.of("X-Webhook-Event", "message.sent")))
        .isEqualTo("no-signature-headers");
  }

  @Test
  void headerNames_areComparedWithoutCase() {
    Map<String, String> good = Deliveries.standard();

    assertThat(
            outcome(
                Deliveries.BOTH,
                Map.of(
                    "WEBHOOK-ID", good.get("webhook-id"),
                    "Webhook-Timestamp", good.get("webhook-timestamp"),
                    "wEbHoOk-SiGnAtUrE", good.get("webhook-signature"))))
        .isEqualTo("STANDARD");
  }

  @Test
  void nameInTwoCases_isADoubledHeader() {
    Map<String, String> headers = Deliveries.standard();
    headers.put("Webhook-Id", headers.get("webhook-id"));

    assertThat(outcome(Deliveries.BOTH, headers)).isEqualTo("duplicated-header");
  }

  private static String outcome(VerificationPolicy policy, Map<String, String> headers) {
    return Deliveries.outcome(Deliveries.verify(policy, headers));
  }
}
