package dev.signalbox.it;

import java.nio.file.Path;
import java.util.Map;

/** Settings of a node under test. */
final class TestSettings {

  static final String TOKEN = "integration-test-token";

  private TestSettings() {}

  static Map<String, String> of(Path data) {
    return Map.of(
        "signalbox.http.port",
        "0",
        "signalbox.http.host",
        "127.0.0.1",
        "signalbox.data.dir",
        data.toString(),
        "signalbox.admin.token",
        TOKEN,
        "signalbox.endpoint.default.secrets",
        Sender.SECRET);
  }
}
