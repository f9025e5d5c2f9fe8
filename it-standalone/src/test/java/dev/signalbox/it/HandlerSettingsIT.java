package dev.signalbox.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A setting of a stock handler is changed while the node runs. */
class HandlerSettingsIT {

  private static final String HANDLER = "handlers-chat";
  private static final String KEY = "typing.expires-after";

  @TempDir private Path temp;

  @Test
  void changedSetting_countsWithoutARedeploy_andOneThatCannotBeChangesNothing() throws Exception {
    try (Station station = new Station(temp, Map.of())) {
      station.start();
      station.awaitRunning(HANDLER);
      typing(station, "chat-1", Instant.now().minusSeconds(300));
      // Five minutes ago: by default somebody is taken to be typing for one.
      awaitTyping(station, false);
      station.configure(HANDLER, KEY + " = 1h\n");
      awaitTyping(station, true);
      station.configure(HANDLER, KEY + " = 10s\n");
      awaitTyping(station, false);
      station.configure(HANDLER, KEY + " = 2h\n");
      awaitTyping(station, true);
      for (String wrong : new String[] {"soon", "25h", "0s"}) {
        station.configure(HANDLER, KEY + " = " + wrong + "\n");
        awaitWarning(station, wrong);
        assertThat(isTyping(station)).as("the value before goes on").isTrue();
      }
      station.configure(HANDLER, "# the default again\n");
      awaitTyping(station, false);
      // All that in one container.
      assertThat(
              Files.readString(station.log()).split("SBX-4001 bundle dev.signalbox.handlers.chat"))
          .hasSize(2);
    }
  }

  private static void typing(Station station, String chat, Instant at) throws Exception {
    String body =
        """
        {"api_version":"v3","webhook_version":"2026-02-03","event_id":"typing-1",\
        "event_type":"chat.typing_indicator.started","created_at":"%s","data":{"chat_id":"%s"}}"""
            .formatted(at, chat);
    station.deliver(Forge.bytes(body));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> station.ask("chats/" + chat).statusCode() == 200);
  }

  private static boolean isTyping(Station station) throws Exception {
    JsonObject chat = station.api("chats/chat-1");
    return !chat.get("typing").equals(JsonValue.NULL);
  }

  private static void awaitTyping(Station station, boolean wanted) {
    await().atMost(Duration.ofSeconds(20)).until(() -> isTyping(station) == wanted);
  }

  /**
   * The log names the key and, where the file is to blame, the file; each question stays answered.
   */
  private static void awaitWarning(Station station, String wrong) {
    int before = warnings(station);
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              assertThat(isTyping(station)).isTrue();
              assertThat(warnings(station)).as("warnings after %s", wrong).isGreaterThan(before);
            });
    assertThat(lastWarning(station)).contains(KEY, "goes on").contains(shown(wrong));
  }

  private static String shown(String wrong) {
    return wrong.equals("soon") ? "handlers-chat.properties" : wrong.replaceAll("[a-z]", "");
  }

  private static int warnings(Station station) {
    return (int) lines(station).filter(line -> line.contains("SBX-6026")).count();
  }

  private static String lastWarning(Station station) {
    return lines(station).filter(line -> line.contains("SBX-6026")).reduce("", (a, b) -> b);
  }

  private static java.util.stream.Stream<String> lines(Station station) {
    try {
      return Files.readAllLines(station.log()).stream();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
