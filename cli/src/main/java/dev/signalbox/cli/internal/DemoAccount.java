package dev.signalbox.cli.internal;

import dev.signalbox.simulator.Conversation;
import dev.signalbox.simulator.ConversationOptions;
import dev.signalbox.simulator.DeliveryAttempt;
import dev.signalbox.simulator.DeliveryQuery;
import dev.signalbox.simulator.Simulator;
import dev.signalbox.simulator.SimulatorOptions;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The account at Linq that the demo uses, which is one of a simulator's. */
final class DemoAccount implements AutoCloseable {

  /** People wait while so much is on its way: a slow machine must not get ever further behind. */
  private static final int MAX_PENDING = 1000;

  private final Simulator linq;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private DemoAccount(Simulator linq) {
    this.linq = linq;
  }

  /** A new account without subscriptions. */
  static DemoAccount open() {
    return new DemoAccount(
        Simulator.start(
            SimulatorOptions.builder()
                .allowHttp(true)
                .maxPending(MAX_PENDING)
                // The events that arrived are counted by it at the end.
                .logEntries(Integer.MAX_VALUE)
                .build()));
  }

  URI address() {
    return linq.address();
  }

  URI apiBase() {
    return linq.apiBase();
  }

  String apiKey() {
    return linq.apiKeys().get(0);
  }

  /** Lets people talk until they are stopped. */
  Conversation talk(double rate, long seed) {
    return linq.conversation(ConversationOptions.of(rate, seed));
  }

  /** Whether nothing is left to be delivered. */
  boolean quiet() {
    return linq.counts().pending() == 0;
  }

  /** The events that were answered with 2xx, each once, however many subscriptions it went to. */
  Set<String> delivered() {
    return linq.deliveries(DeliveryQuery.all()).stream()
        .filter(attempt -> attempt.outcome() == DeliveryAttempt.Outcome.DELIVERED)
        .map(DeliveryAttempt::eventId)
        .collect(Collectors.toSet());
  }

  /** How many deliveries there were, those of the same event to two subscriptions counted twice. */
  long deliveries() {
    return linq.counts().deliveries();
  }

  /** How many of them were given up, since their subscription was deleted or refused them. */
  long lost() {
    return linq.counts().abandoned() + linq.counts().failed();
  }

  /**
   * Does what somebody might do in the account by hand: takes one type out of the newest
   * subscription, and pauses it.
   */
  void meddle() {
    List<JsonObject> all = subscriptions();
    JsonObject subscription = all.get(all.size() - 1);
    List<String> events =
        subscription.getJsonArray("subscribed_events").stream()
            .map(JsonText::plain)
            .filter(type -> !type.equals("message.received"))
            .toList();
    send(
        HttpRequest.newBuilder(uri("/v3/webhook-subscriptions/" + subscription.getString("id")))
            .header("Content-Type", "application/json")
            .PUT(
                HttpRequest.BodyPublishers.ofString(
                    Json.createObjectBuilder()
                        .add("subscribed_events", Json.createArrayBuilder(events))
                        .add("is_active", false)
                        .build()
                        .toString())));
  }

  List<JsonObject> subscriptions() {
    return JsonText.list(
        send(HttpRequest.newBuilder(uri("/v3/webhook-subscriptions"))), "subscriptions");
  }

  private URI uri(String path) {
    return URI.create(linq.apiBase() + path);
  }

  private JsonObject send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          http.send(
              request.header("Authorization", "Bearer " + apiKey()).build(),
              HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new CliException(
            ExitCode.SOFTWARE, "the simulator answered " + response.statusCode());
      }
      return JsonText.object(response.body());
    } catch (IOException e) {
      throw new CliException(
          ExitCode.UNAVAILABLE, "the simulator does not answer: " + SignedPost.reason(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CliException(ExitCode.UNAVAILABLE, "interrupted", e);
    }
  }

  @Override
  public void close() {
    linq.close();
  }
}
