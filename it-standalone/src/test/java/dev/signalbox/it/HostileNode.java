package dev.signalbox.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.launcher.Launcher;
import dev.signalbox.launcher.RunningNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A node that is attacked, and what must hold after each attack. */
final class HostileNode implements AutoCloseable {

  /** Short, so that slow senders need not be waited for long. */
  static final int RECEIVE_MILLIS = 700;

  private static final Pattern SEQUENCE = Pattern.compile("\"sequence\":([0-9]+)");

  private final RunningNode node;
  private final URI address;
  private final RawClient raw;

  private HostileNode(RunningNode node) {
    this.node = node;
    this.address = node.address().orElseThrow();
    this.raw = new RawClient(address);
  }

  static HostileNode start(Path temp) throws IOException {
    Path data = temp.resolve("data");
    Map<String, String> settings = new HashMap<>(TestSettings.of(data));
    settings.put("signalbox.receive.timeout", RECEIVE_MILLIS + "ms");
    return new HostileNode(
        new Launcher(Dist.distribution())
            .start(settings, data, Files.createDirectory(temp.resolve("handlers"))));
  }

  URI address() {
    return address;
  }

  RawClient raw() {
    return raw;
  }

  /** Sends, and checks that the answer tells nothing. */
  Reply send(byte[] request) throws IOException {
    Reply reply = raw.exchange(request);
    assertTellsNothing(reply);
    return reply;
  }

  static void assertTellsNothing(Reply reply) {
    assertThat(reply.text())
        .doesNotContainIgnoringCase(Forge.MARKER)
        .doesNotContainIgnoringCase("jetty")
        .doesNotContainIgnoringCase("\nServer:")
        .doesNotContainIgnoringCase("x-powered-by")
        .doesNotContain("Exception", "\tat ", "dev.signalbox", "org.eclipse", "java.");
  }

  /** The place of the newest event: grows by one with each event stored. */
  long newest() throws IOException {
    Reply reply =
        raw.exchange(
            Forge.request(
                "GET /signalbox/api/events?limit=1 HTTP/1.1",
                Forge.line("Authorization", "Bearer " + TestSettings.TOKEN),
                new byte[0]));
    assertThat(reply.status()).isEqualTo(200);
    Matcher sequence = SEQUENCE.matcher(reply.text());
    return sequence.find() ? Long.parseLong(sequence.group(1)) : 0;
  }

  /** A good delivery is still taken, and is the only one that was. */
  void assertTakesNothingBut(long newestBefore) throws IOException {
    assertThat(newest()).as("events stored").isEqualTo(newestBefore);
    assertThat(raw.exchange(Forge.signed(body())).status()).isEqualTo(200);
    assertThat(newest()).as("a good delivery is stored").isEqualTo(newestBefore + 1);
  }

  /** The body of an event that is new. */
  static byte[] body() {
    return body("");
  }

  /** The same with more in it. */
  static byte[] body(String more) {
    return ("{\"webhook_version\":\"2026-02-03\",\"event_type\":\"hostile.made\",\"event_id\":\""
            + UUID.randomUUID()
            + "\",\"data\":{\"text\":\""
            + Forge.MARKER
            + "\"}"
            + more
            + "}")
        .getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    node.close();
  }
}
