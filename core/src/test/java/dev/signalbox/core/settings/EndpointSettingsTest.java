package dev.signalbox.core.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.verifier.Scheme;
import dev.signalbox.verifier.SigningSecret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointSettingsTest {

  private static final String SECRETS = "signalbox.endpoint.default.secrets";
  private static final String SCHEMES = "signalbox.endpoint.default.schemes";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw7Jxx2Oll+OE=              | key-1",
        "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw7Jxx2Oll+OE=                    | key-1",
        "whsec_AA==                                                      | key-1",
        "now=whsec_AA==                                                  | now",
        "a.B_9-=AA==                                                     | a.B_9-",
        "whsec_AAAA, whsec_BBBB                                          | key-1 key-2",
        "whsec_AAAA, new = whsec_AA== ,whsec_BBBB                        | key-1 new key-3",
      })
  void secrets_haveTheirIds(String value, String ids) {
    assertThat(secrets(Map.of(SECRETS, value)))
        .extracting(SigningSecret::id)
        .containsExactly(ids.split(" "));
    assertThat(secrets(Map.of(SECRETS, value)))
        .allMatch(secret -> secret.supports(Scheme.STANDARD));
  }

  private static List<SigningSecret> secrets(Map<String, String> settings) {
    return Given.settings(settings).endpoints().get("default").secrets();
  }

  @Test
  void onlySecretsSet_bothSchemesAndFiveMinutesHold() {
    EndpointOptions endpoint =
        Given.settings(Map.of(SECRETS, Given.SECRET)).endpoints().get("default");

    assertThat(endpoint.policy().schemes())
        .containsExactlyInAnyOrder(Scheme.STANDARD, Scheme.LEGACY);
    assertThat(endpoint.policy().tolerance()).isEqualTo(Duration.ofSeconds(300));
  }

  @Test
  void variablesOfAnEndpoint_nameIt() {
    Map<String, EndpointOptions> endpoints =
        Given.environment(
                Map.of(
                    "SIGNALBOX_ENDPOINT_MY_SHOP_SECRETS",
                    Given.SECRET,
                    "SIGNALBOX_ENDPOINT_MY_SHOP_SCHEMES",
                    "Standard",
                    "SIGNALBOX_ENDPOINT_MY_SHOP_TOLERANCE",
                    "2m",
                    "SIGNALBOX_ENDPOINT_SECRETS_SECRETS",
                    Given.SECRET))
            .endpoints();

    assertThat(endpoints).containsOnlyKeys("my-shop", "secrets");
    assertThat(endpoints.get("my-shop").policy().schemes()).containsExactly(Scheme.STANDARD);
    assertThat(endpoints.get("my-shop").policy().tolerance()).isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void secretThatIsNotBase64_pointsAtTheLegacyScheme() {
    assertThat(Given.problems(Map.of(SECRETS, Given.SECRET + ",whsec_an-old-one")))
        .singleElement()
        .asString()
        .startsWith(SECRETS + " (command line): secret 2 of 2 is not Base64")
        .endsWith("set signalbox.endpoint.default.schemes=legacy")
        .doesNotContain("an-old-one");
  }

  @Test
  void secretThatIsNotBase64_isTakenForTheLegacySchemeAlone() {
    assertThat(secrets(Map.of(SECRETS, "whsec_an-old-one", SCHEMES, "legacy")))
        .singleElement()
        .matches(secret -> !secret.supports(Scheme.STANDARD));
  }

  @Test
  void oldSecretWithEqualsSigns_isTakenWithAnId() {
    assertThat(secrets(Map.of(SECRETS, "old=pass=word=", SCHEMES, "legacy")))
        .extracting(SigningSecret::id)
        .containsExactly("old");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hunter2,",
        ",hunter2",
        "whsec_",
        "hunter2 hunter2",
        "hunter2\u0007",
        "id=whsec_",
        "whsec_hunter2=hunter2",
        "hun ter2=hunter2",
        "a=hunter2AA,a=hunter2BB",
        "hunter2$$",
      })
  void secretsThatCannotBeUsed_areNamedByPlaceAndNeverShown(String value) {
    assertThat(Given.problems(Map.of(SECRETS, value)))
        .isNotEmpty()
        .allSatisfy(
            problem ->
                assertThat(problem)
                    .startsWith(SECRETS + " (command line): secret ")
                    .doesNotContain("hunter2"));
  }

  @Test
  void tooManySecrets_areCounted() {
    String many =
        IntStream.range(0, 17).mapToObj(i -> "whsec_AAAA").collect(Collectors.joining(","));

    assertThat(Given.problems(Map.of(SECRETS, many)))
        .singleElement()
        .asString()
        .contains("found 17 secrets", "at most 16");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "both", "standard,", "standard;legacy"})
  void malformedSchemes_areNamed(String schemes) {
    assertThat(Given.problems(Map.of(SECRETS, Given.SECRET, SCHEMES, schemes)))
        .singleElement()
        .asString()
        .startsWith(SCHEMES)
        .endsWith("it must be standard, legacy, or both separated by a comma");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1500ms", "25h", "-5", "5 minutes"})
  void malformedTolerance_isNamed(String tolerance) {
    assertThat(
            Given.problems(
                Map.of(SECRETS, Given.SECRET, "signalbox.endpoint.default.tolerance", tolerance)))
        .singleElement()
        .asString()
        .startsWith("signalbox.endpoint.default.tolerance (command line): found");
  }

  @Test
  void endpointWithoutSecrets_isNamed() {
    assertThat(Given.problems(Map.of("signalbox.endpoint.shop.schemes", "legacy")))
        .containsExactly(
            "signalbox.endpoint.shop.secrets: is missing, while other settings of this endpoint"
                + " are there; set it, or signalbox.endpoint.shop.url to have the subscription kept"
                + " by this node");
  }

  @ParameterizedTest
  @ValueSource(strings = {"My", "-a", "a_b", "a.b", "ä", "a/b"})
  void badEndpointName_isNamed(String name) {
    assertThat(Given.problems(Map.of("signalbox.endpoint." + name + ".secrets", Given.SECRET)))
        .singleElement()
        .asString()
        .contains("the name of an endpoint must be 1 to 64 of a-z, 0-9 and -");
  }

  @Test
  void endpointNameOf64_isTakenAnd65IsNot() {
    String key = "signalbox.endpoint." + "a".repeat(64);

    assertThat(Given.settings(Map.of(key + ".secrets", Given.SECRET)).endpoints()).hasSize(1);
    assertThat(Given.problems(Map.of(key + "a.secrets", Given.SECRET))).hasSize(1);
  }
}
