package dev.signalbox.core.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManagementSettingsTest {

  private static final String API_KEY = "signalbox.management.api-key";
  private static final String URL = "signalbox.endpoint.shop.url";
  private static final Map<String, String> LEAST =
      Map.of(API_KEY, "the-api-key", URL, "https://hooks.example.com/webhooks/linq/shop");

  private static Map<String, String> with(String... more) {
    Map<String, String> all = new HashMap<>(LEAST);
    for (int i = 0; i < more.length; i += 2) {
      all.put(more[i], more[i + 1]);
    }
    return all;
  }

  @Test
  void apiKeyAndUrl_areEnough() {
    Settings settings = Given.settings(LEAST);

    ManagementOptions management = settings.management().orElseThrow();
    assertThat(management.apiKey()).isEqualTo("the-api-key");
    assertThat(management.client().url())
        .isEqualTo(URI.create("https://api.linqapp.com/api/partner"));
    assertThat(management.repair()).isFalse();
    assertThat(management.checkInterval()).isEqualTo(Duration.ofMinutes(5));
    assertThat(management.silenceAlarm()).isEmpty();
    EndpointOptions endpoint = settings.endpoints().get("shop");
    assertThat(endpoint.secrets()).isEmpty();
    assertThat(endpoint.subscription())
        .contains(
            new SubscriptionOptions(
                URI.create("https://hooks.example.com/webhooks/linq/shop"),
                List.of("installed"),
                List.of(),
                "2026-02-03",
                true));
  }

  @Test
  void everythingOfASubscription_isRead() {
    Settings settings =
        Given.settings(
            with(
                "signalbox.endpoint.shop.events", "message.*, call.ended",
                "signalbox.endpoint.shop.phone-numbers", "+12025550123,+12025550124",
                "signalbox.endpoint.shop.payload-version", "2025-01-01",
                "signalbox.endpoint.shop.active", "false"));

    SubscriptionOptions subscription =
        settings.endpoints().get("shop").subscription().orElseThrow();
    assertThat(subscription.events()).containsExactly("message.*", "call.ended");
    assertThat(subscription.phoneNumbers()).containsExactly("+12025550123", "+12025550124");
    assertThat(subscription.payloadVersion()).isEqualTo("2025-01-01");
    assertThat(subscription.active()).isFalse();
  }

  @Test
  void withoutApiKey_nothingIsManaged() {
    Map<String, String> settings = new HashMap<>(with());
    settings.remove(API_KEY);
    settings.put("signalbox.endpoint.shop.secrets", Given.SECRET);

    assertThat(Given.settings(settings).management()).isEmpty();
    assertThat(Given.settings(settings).endpoints().get("shop").subscription()).isPresent();
  }

  @Test
  void urlWithoutApiKeyAndSecrets_isAProblem() {
    assertThat(Given.problems(Map.of(URL, "https://example.com/webhooks/linq/shop")))
        .singleElement()
        .asString()
        .startsWith(API_KEY + ": ")
        .contains("no secrets");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "signalbox.endpoint.shop.url             | ftp://x                       | https://",
        "signalbox.endpoint.shop.url             | https://user:pw@example.com/  | without user",
        "signalbox.endpoint.shop.url             | https:///nowhere              | https://",
        "signalbox.endpoint.shop.events          | Message.Received              | message.*",
        "signalbox.endpoint.shop.events          | message.*,                    | message.*",
        "signalbox.endpoint.shop.phone-numbers   | 2025550123                    | +12025550123",
        "signalbox.endpoint.shop.payload-version | newest                        | 2026-02-03",
        "signalbox.endpoint.shop.active          | yes                           | true or false",
        "signalbox.management.api-url            | http://127.0.0.1:1/api        | allow-http",
        "signalbox.endpoint.shop.url             | http://127.0.0.1:1/           | allow-http",
        "signalbox.management.max-delay          | 1ms                           | initial-delay",
        "signalbox.management.key-store          | keys.p12                      | together",
      })
  void wrongValue_isNamedWithWhatItMayBe(String key, String value, String expected) {
    assertThat(Given.problems(with(key, value))).singleElement().asString().contains(expected);
  }

  @Test
  void subscriptionPartsWithoutUrl_areAProblem() {
    assertThat(
            Given.problems(
                Map.of(
                    "signalbox.endpoint.shop.secrets",
                    Given.SECRET,
                    "signalbox.endpoint.shop.events",
                    "message.*")))
        .singleElement()
        .asString()
        .contains("needs signalbox.endpoint.shop.url too");
  }

  @Test
  void plainHttp_isTakenWhereItIsAllowed() {
    Settings settings =
        Given.settings(
            with(
                "signalbox.management.allow-http",
                "true",
                "signalbox.management.api-url",
                "http://127.0.0.1:9/api/partner",
                URL,
                "http://127.0.0.1:8/webhooks/linq/shop"));

    assertThat(settings.management().orElseThrow().client().allowHttp()).isTrue();
  }

  @Test
  void twoSourcesOfTheSecretsKey_areAProblem() {
    assertThat(
            Given.problems(
                with(
                    "signalbox.management.secrets-key",
                    "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw7Jxx2Oll+OE=",
                    "signalbox.management.secrets-key-file",
                    "a.key")))
        .singleElement()
        .asString()
        .contains("set only one");
  }

  @Test
  void secrets_areNeverShown() {
    Map<String, String> canaries =
        with(
            API_KEY,
            "canary-api-key",
            "signalbox.management.secrets-key",
            "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw7Jxx2Oll+OE=");
    Settings settings = Given.settings(canaries);

    assertThat(settings.toString() + settings.management())
        .doesNotContain("canary-api-key", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw7Jxx2Oll+OE=");
    assertThat(
            Given.problems(
                with(API_KEY, "canary api key", "signalbox.management.secrets-key", "canary")))
        .allSatisfy(problem -> assertThat(problem).doesNotContain("canary"));
  }
}
