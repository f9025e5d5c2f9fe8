package dev.signalbox.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signalbox.it.handler.Poll;
import dev.signalbox.it.handler.PollFamily;
import dev.signalbox.it.handler.Witness;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example that brings event types, dropped into a running node; and another that wants one. */
class PollIT {

  private static final String BUNDLE = "dev.signalbox.example.poll";
  private static final String POLLS = "example-poll";
  private static final String WITNESS = "witness";
  private static final String OTHERS = "other-polls";
  private static final String HANDLE = "{\"handle\":\"+12025550177\"}";

  @TempDir private Path temp;

  @Test
  void eventsThatNobodyHadTaken_areTypedOnceTheTypesAreThere() throws Exception {
    try (Station station = new Station(temp, Map.of())) {
      station.start();
      vote(station, "v1", "friday");
      poll(station, "p1");
      assertThat(station.api("events/v1").getJsonObject("handlers")).isEmpty();
      station.deploy(Station.pollJar(), "poll");
      station.awaitRunning(POLLS);
      awaitVotes(station, Map.of("friday", 1, "saturday", 0));
      vote(station, "v2", "saturday");
      awaitVotes(station, Map.of("friday", 1, "saturday", 1));
    }
  }

  @Test
  void eventsThatWereUnknown_areTypedWhenTheyAreReplayed_andTheFirstBundleKeepsTheTypes()
      throws Exception {
    try (Station station = new Station(temp, Map.of())) {
      station.start();
      new HandlerJar(WITNESS, Witness.class).deploy(station.handlers());
      station.awaitRunning(WITNESS);
      vote(station, "v1", "friday");
      poll(station, "p1");
      List<String> seen = new ArrayList<>(List.of("v1 UnknownEvent", "p1 UnknownEvent"));
      awaitSeen(station, seen);

      station.deploy(Station.pollJar(), "poll");
      station.awaitRunning(POLLS);
      vote(station, "v2", "saturday");
      awaitSeen(station, seen, "v2 PollVoteAdded");
      station.done("replay", "--event", "p1", "--handler", WITNESS);
      awaitSeen(station, seen, "p1 PollReceived");

      HandlerJar others = new HandlerJar(OTHERS, Poll.class, PollFamily.class);
      others.deploy(station.handlers());
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> assertThat(station.refused()).containsKey(OTHERS));
      assertThat(station.refused().get(OTHERS)).contains(OTHERS + " 1.0.0", BUNDLE, "'poll.sent'");
      assertThat(station.done("handlers")).contains("REFUSED", OTHERS, BUNDLE, "'poll.sent'");
      assertThat(station.status().get(POLLS).getString("state")).isEqualTo("running");
      sent(station, "s1");
      awaitSeen(station, seen, "s1 PollSent");

      station.remove("poll");
      await().atMost(Duration.ofSeconds(30)).until(() -> station.refused().isEmpty());
      poll(station, "p2");
      awaitSeen(station, seen, "p2 UnknownEvent");
      sent(station, "s2");
      awaitSeen(station, seen, "s2 Poll");
    }
  }

  private static void poll(Station station, String id) throws Exception {
    event(station, id, "poll.received", "\"poll\":{\"options\":[%s,%s]}", "friday", "saturday");
  }

  private static void sent(Station station, String id) throws Exception {
    event(station, id, "poll.sent", "\"poll\":{\"options\":[%s]}", "friday");
  }

  private static void vote(Station station, String id, String option) throws Exception {
    String voter =
        "{\"id\":\"h1\",\"handle\":\"+1202555017" + id.charAt(1) + "\",\"service\":\"SMS\"}";
    deliver(
        station,
        id,
        "poll.vote.added",
        "\"option_id\":\"" + option + "\",\"sender_handle\":" + voter);
  }

  private static void event(Station station, String id, String type, String data, Object... options)
      throws Exception {
    Object[] texts = new Object[options.length];
    for (int i = 0; i < options.length; i++) {
      texts[i] =
          "{\"option_id\":\"%s\",\"text\":\"%s\",\"creator_handle\":%s,\"voters\":[]}"
              .formatted(options[i], options[i], HANDLE);
    }
    deliver(station, id, type, data.formatted(texts));
  }

  private static void deliver(Station station, String id, String type, String data)
      throws Exception {
    station.deliver(
        Forge.bytes(
            """
            {"api_version":"v3","webhook_version":"2026-02-03","event_id":"%s","event_type":"%s",\
            "created_at":"2026-10-05T10:00:00Z","data":{"message_id":"poll-1",\
            "chat":{"id":"chat-1"},%s}}"""
                .formatted(id, type, data)));
  }

  private static void awaitVotes(Station station, Map<String, Integer> wanted) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(station.api("polls/poll-1").getJsonArray("options"))
                    .map(JsonObject.class::cast)
                    .extracting(option -> option.getString("option_id") + option.getInt("votes"))
                    .containsExactlyInAnyOrderElementsOf(
                        wanted.entrySet().stream().map(e -> e.getKey() + e.getValue()).toList()));
  }

  private static void awaitSeen(Station station, List<String> before, String next) {
    before.add(next);
    awaitSeen(station, before);
  }

  private static void awaitSeen(Station station, List<String> wanted) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(
                        Tables.rows(
                            station.database(WITNESS),
                            "SELECT event_id || ' ' || record FROM seen ORDER BY place"))
                    .isEqualTo(wanted));
  }
}
