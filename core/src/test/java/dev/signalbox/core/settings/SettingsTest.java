package dev.signalbox.core.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.api.spi.Begin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

  @TempDir Path dir;

  @Test
  void nothingSet_defaultsHold() {
    Settings settings = Given.settings(Map.of());

    assertThat(settings.http()).isEqualTo(new HttpOptions("127.0.0.1", 8080));
    assertThat(settings.dataDir()).isEqualTo(Path.of("data"));
    assertThat(settings.handlersDir()).isEmpty();
    assertThat(settings.adminToken()).isEmpty();
    assertThat(settings.endpoints()).isEmpty();
    assertThat(settings.inbox())
        .isEqualTo(
            new InboxOptions(
                "jdbc:sqlite:" + Path.of("data", "inbox.db"),
                Optional.empty(),
                16,
                Optional.empty(),
                Duration.ofDays(30),
                Duration.ofDays(90),
                Duration.ofHours(96),
                10_000,
                32L << 20,
                Duration.ofSeconds(10)));
    assertThat(settings.receive())
        .isEqualTo(
            new ReceiveOptions(
                1 << 20, Duration.ofSeconds(10), Duration.ofSeconds(15), 64L << 20, 4096));
    assertThat(settings.retry())
        .isEqualTo(new RetryOptions(10, Duration.ofSeconds(1), Duration.ofMinutes(5), 2, 0.5));
    assertThat(settings.breaker())
        .isEqualTo(new BreakerOptions(50, 20, 80f, Duration.ofSeconds(10), 3));
    assertThat(settings.dispatch())
        .isEqualTo(
            new DispatchOptions(
                256, Duration.ofMillis(100), Duration.ofSeconds(30), Duration.ofSeconds(1), 8));
  }

  @Test
  void dataSourceSet_itIsTheInbox() {
    assertThat(
            Given.settings(Map.of("signalbox.inbox.datasource", "java:comp/env/jdbc/sb"))
                .inbox()
                .url())
        .isEqualTo("datasource:java:comp/env/jdbc/sb");
  }

  @Test
  void dataSourceAndUrl_areRefused() {
    assertThatThrownBy(
            () ->
                Given.settings(
                    Map.of(
                        "signalbox.inbox.datasource", "jdbc/sb",
                        "signalbox.inbox.url", "jdbc:sqlite:x.db")))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("set one of them");
  }

  @Test
  void dataDirSet_inboxIsInIt() {
    assertThat(Given.settings(Map.of("signalbox.data.dir", "/var/lib/sb")).inbox().url())
        .isEqualTo("jdbc:sqlite:/var/lib/sb/inbox.db");
  }

  @Test
  void sameKeyInAllSources_strongestWins() throws IOException {
    Path conf = Files.writeString(dir.resolve("sb.properties"), "signalbox.http.port=1\n");
    Map<String, String> one = Map.of("signalbox.http.port", "4");
    Map<String, String> property = Map.of("signalbox.http.port", "3");
    Map<String, String> variable = Map.of("SIGNALBOX_HTTP_PORT", "2");

    assertThat(port(new SettingsSources(one, property, variable, Optional.of(conf)))).isEqualTo(4);
    assertThat(port(new SettingsSources(Map.of(), property, variable, Optional.of(conf))))
        .isEqualTo(3);
    assertThat(port(new SettingsSources(Map.of(), Map.of(), variable, Optional.of(conf))))
        .isEqualTo(2);
    assertThat(port(new SettingsSources(Map.of(), Map.of(), Map.of(), Optional.of(conf))))
        .isEqualTo(1);
  }

  @Test
  void settingsOfTheApplication_areWeakestOfAll() throws IOException {
    Path conf = Files.writeString(dir.resolve("sb.properties"), "signalbox.http.port=1\n");
    Map<String, String> packaged = Map.of("signalbox.http.port", "5");
    SettingsSources none = new SettingsSources(Map.of(), Map.of(), Map.of(), Optional.empty());
    SettingsSources file = new SettingsSources(Map.of(), Map.of(), Map.of(), Optional.of(conf));

    assertThat(port(none.withPackaged(packaged))).isEqualTo(5);
    assertThat(port(file.withPackaged(packaged))).isEqualTo(1);
  }

  @Test
  void embedded_hasDefaultsAndCanBeSet() {
    EmbeddedOptions usual = Given.settings(Map.of()).embedded();
    EmbeddedOptions other =
        Given.settings(
                Map.of(
                    "signalbox.embedded.path", "/in/linq",
                    "signalbox.embedded.servlets", "false",
                    "signalbox.embedded.handler", "orders.v2",
                    "signalbox.embedded.begin", "latest",
                    "signalbox.embedded.concurrency", "4",
                    "signalbox.embedded.packed-handlers", "handlers-call, handlers-chat"))
            .embedded();

    assertThat(usual)
        .isEqualTo(
            new EmbeddedOptions(
                "/webhooks/linq", true, Optional.empty(), Begin.PARKED, 1, Optional.empty()));
    assertThat(other)
        .isEqualTo(
            new EmbeddedOptions(
                "/in/linq",
                false,
                Optional.of("orders.v2"),
                Begin.LATEST,
                4,
                Optional.of(Set.of("handlers-call", "handlers-chat"))));
    assertThat(
            Given.settings(Map.of("signalbox.embedded.packed-handlers", "none"))
                .embedded()
                .packedHandlers())
        .hasValue(Set.of());
  }

  private static int port(SettingsSources sources) {
    return Settings.load(sources).http().port();
  }

  @Test
  void everyKey_canBeSetByItsVariable() {
    for (SettingDoc doc : Settings.documentation()) {
      String key = doc.key().replace("<name>", "my-shop");
      assertThat(EnvironmentNames.key(EnvironmentNames.variable(key))).isEqualTo(key);
    }
  }

  @Test
  void inboxUrlVariable_isTaken() {
    assertThat(Given.environment(Map.of("SIGNALBOX_INBOX_URL", "discard:")).inbox().url())
        .isEqualTo("discard:");
  }

  @Test
  void otherNames_areNotLookedAt() {
    Settings settings =
        Settings.load(
            new SettingsSources(
                Map.of(),
                Map.of("java.home", "x", "signalbox.home", "/opt/sb", "signalboxx.y", "z"),
                Map.of(
                    "PATH", "x",
                    "SIGNALBOX_HOME", "/opt/sb",
                    "SIGNALBOX_SERVICE_HOST", "10.0.0.1",
                    "SIGNALBOX_SERVICE_PORT_HTTP", "80",
                    "SIGNALBOX_PORT", "tcp://10.0.0.1:80",
                    "SIGNALBOX_PORT_80_TCP_ADDR", "10.0.0.1",
                    "SIGNALBOX_ADMIN_TOKEN", ""),
                Optional.empty()));

    assertThat(settings.resolved()).isEmpty();
  }

  @Test
  void units_areUnderstood() {
    Settings settings =
        Given.settings(
            Map.of(
                "signalbox.max-body-size", "64 kB",
                "signalbox.inbox.max-waiting-bytes", "3mib",
                "signalbox.receive.timeout", "1500ms",
                "signalbox.inbox.busy-timeout", "7",
                "signalbox.inbox.dedupe-horizon", "5d",
                "signalbox.retry.max-delay", "2h",
                "signalbox.retry.multiplier", "1.5"));

    assertThat(settings.receive().maxBodySize()).isEqualTo(64_000);
    assertThat(settings.inbox().maxWaitingBytes()).isEqualTo(3L << 20);
    assertThat(settings.receive().timeout()).isEqualTo(Duration.ofMillis(1500));
    assertThat(settings.inbox().busyTimeout()).isEqualTo(Duration.ofSeconds(7));
    assertThat(settings.inbox().dedupeHorizon()).isEqualTo(Duration.ofDays(5));
    assertThat(settings.retry().maxDelay()).isEqualTo(Duration.ofHours(2));
    assertThat(settings.retry().multiplier()).isEqualTo(1.5);
  }

  @Test
  void resolved_readsBackTheSame() throws IOException {
    Path conf =
        Files.writeString(
            dir.resolve("sb.properties"),
            """
            signalbox.http.port = 9000
            signalbox.endpoint.my-shop.secrets = old=%s, whsec_AAAA
            signalbox.endpoint.my-shop.tolerance = 60
            """
                .formatted(Given.SECRET));
    Settings first =
        Settings.load(
            new SettingsSources(
                Map.of("signalbox.http.host", "::1"),
                Map.of("signalbox.admin.token", "0123456789abcdef"),
                Map.of("SIGNALBOX_DATA_DIR", "d"),
                Optional.of(conf)));

    Settings second = Settings.of(first.resolved());

    assertThat(second.resolved()).isEqualTo(first.resolved()).hasSize(7);
    assertThat(second.http()).isEqualTo(new HttpOptions("::1", 9000));
    assertThat(second.adminToken()).contains("0123456789abcdef");
    assertThat(second.inbox()).isEqualTo(first.inbox());
    assertThat(second.endpoints()).containsOnlyKeys("my-shop");
    assertThat(second.endpoints().get("my-shop").secrets())
        .extracting(secret -> secret.id())
        .containsExactly("old", "key-2");
    assertThat(second.endpoints().get("my-shop").policy().tolerance())
        .isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void settingsOfHandlers_areBesideTheFileUnlessSaidOtherwise() throws IOException {
    Path conf = Files.writeString(dir.resolve("sb.properties"), "");
    SettingsSources sources = new SettingsSources(Map.of(), Map.of(), Map.of(), Optional.of(conf));
    assertThat(Settings.load(sources).handlersConfDir()).contains(dir.resolve("handlers"));
    assertThat(Given.settings(Map.of()).handlersConfDir()).isEmpty();

    Files.writeString(conf, "signalbox.handlers.conf-dir = elsewhere");
    assertThat(Settings.load(sources).handlersConfDir()).contains(Path.of("elsewhere"));
  }

  @Test
  void handedOutMaps_cannotBeChanged() {
    Settings settings = Given.settings(Map.of("signalbox.http.port", "1"));

    assertThatThrownBy(() -> settings.resolved().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> settings.endpoints().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void documentation_namesEachKeyOnceAndSaysEverything() {
    Set<String> keys = new HashSet<>();
    for (SettingDoc doc : Settings.documentation()) {
      assertThat(keys.add(doc.key())).as(doc.key()).isTrue();
      assertThat(doc.key()).startsWith("signalbox.").matches("[a-z.<>-]+");
      assertThat(doc.type()).isNotBlank();
      assertThat(doc.meaning()).endsWith(".");
      assertThat(doc.environmentVariable()).startsWith("SIGNALBOX_");
    }
    assertThat(keys).hasSize(Keys.ALL.size() + 8);
  }

  @Test
  void everyDefault_isAValueOfItsType() {
    for (Key<?> key : Keys.ALL) {
      if (key.fallback() != null) {
        assertThat(key.type().read().apply(key.fallback())).as(key.name()).isPresent();
      }
    }
  }

  @Test
  void toString_showsNoValue() {
    Settings settings =
        Given.settings(
            Map.of(
                "signalbox.admin.token", "topsecret-topsecret",
                "signalbox.inbox.url", "jdbc:postgresql://h/db?password=topsecret",
                "signalbox.endpoint.default.secrets", Given.SECRET));

    assertThat(settings.toString())
        .contains("signalbox.admin.token from command line")
        .doesNotContain("topsecret")
        .doesNotContain(Given.SECRET);
    assertThat(settings.inbox().toString()).doesNotContain("topsecret");
    assertThat(settings.endpoints().toString()).doesNotContain(Given.SECRET.substring(6));
  }
}
