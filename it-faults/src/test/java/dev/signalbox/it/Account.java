package dev.signalbox.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Delivers one by one, and keeps account of what was answered. */
final class Account {

  private final RawClient client;
  private final URI node;
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<String> taken = new ArrayList<>();
  private final List<byte[]> refused = new ArrayList<>();

  Account(URI node) {
    this.node = node;
    this.client = new RawClient(node);
  }

  /** Delivers a new event; its answer is 200, or 503 that says when to come again. */
  int deliver(int bytes) throws IOException {
    return deliver(
        TestNode.event(
            UUID.randomUUID().toString(), "test.disk", "{\"text\":\"" + "x".repeat(bytes) + "\"}"));
  }

  private int deliver(byte[] body) throws IOException {
    Reply reply = client.exchange(Forge.signed(body));
    if (reply.status() == 200) {
      taken.add(id(body));
    } else {
      assertThat(reply.status()).isEqualTo(503);
      assertThat(reply.text()).contains("Retry-After: ");
      refused.add(body);
    }
    return reply.status();
  }

  private static String id(byte[] body) {
    return new String(body, 13, 36, StandardCharsets.US_ASCII);
  }

  /** Delivers again what was answered with 503, as Linq does. */
  void deliverAgain() throws IOException {
    List<byte[]> again = List.copyOf(refused);
    refused.clear();
    for (byte[] body : again) {
      assertThat(deliver(body)).isEqualTo(200);
    }
  }

  int status(String path) throws Exception {
    return http.send(
            HttpRequest.newBuilder(node.resolve(path)).build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  /** Every event that was answered with 200 is in the log, once; the node is down. */
  void assertAccountedFor(Path data) throws Exception {
    List<String> stored =
        Tables.rows(
            data.resolve("inbox.db"),
            "SELECT event_id FROM signalbox_event WHERE event_type = 'test.disk'");
    assertThat(refused).isEmpty();
    assertThat(stored).containsExactlyInAnyOrderElementsOf(taken);
    System.out.println("answered with 200: " + taken.size() + ", stored: " + stored.size());
  }
}
