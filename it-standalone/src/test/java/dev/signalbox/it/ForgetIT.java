package dev.signalbox.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person is forgotten in a running node that has all stock handlers and the poll example. */
class ForgetIT {

  private static final String POLLS = "example-poll";
  private static final int GONE = 3;
  private static final String HANDLE = EventMix.handle(GONE);
  private static final String OTHER = EventMix.handle(GONE + 1);
  private static final int EVENTS = 900;
  private static final String PLEA = "call " + HANDLE + " please";

  @TempDir private Path temp;
  private final Set<String> paths = new TreeSet<>();

  @Test
  void forgottenHandle_isNowhere_andOthersAreIntact() throws Exception {
    try (Station station = new Station(temp, Map.of("signalbox.retry.max-attempts", "1"))) {
      station.deploy(Station.pollJar(), "poll");
      station.start();
      station.awaitRunning(Station.STOCK.toArray(String[]::new));
      station.awaitRunning(POLLS);
      for (EventMix.Made event : new EventMix(7).next(EVENTS)) {
        station.deliver(event.body());
        paths.add("events/" + event.id());
      }
      awkward(station);
      awaitAllHandled(station);
      assertThat(rowsNaming(station, HANDLE)).hasSizeGreaterThan(20);
      // All but the message of another person that says the handle: its text goes.
      List<String> others =
          rowsNamingOnly(station, OTHER).stream()
              .filter(row -> !row.contains("message_id=m-" + PLEA.length() + " "))
              .toList();
      assertThat(others).hasSizeGreaterThan(20);
      Map<String, String> bodies = bodies(station);
      collectPaths(station);
      assertThat(answersNaming(station, HANDLE)).hasSizeGreaterThan(20);
      Map<String, String> answers = answersNot(station, HANDLE);

      String told = station.done("forget", "--handle", HANDLE);
      assertThat(told).contains("inbox", "dev.signalbox.example.poll").doesNotContain(HANDLE);
      for (String handler : Station.STOCK) {
        assertThat(told).contains("dev.signalbox." + handler.replace('-', '.'));
      }
      assertForgotten(station);
      assertThat(rowsNamingOnly(station, OTHER)).containsAll(others);
      assertBodies(bodies, bodies(station));
      assertAnswersOfOthers(station, answers);

      // Once more: nothing is left to change, and nothing is harmed.
      Map<String, String> blanked = bodies(station);
      JsonObject again = Station.json(station.done("forget", "--json", "--handle", HANDLE));
      assertThat(again.getBoolean("complete")).isTrue();
      for (JsonObject source : again.getJsonArray("sources").getValuesAs(JsonObject.class)) {
        assertThat(source.getInt("changed")).as("%s", source).isZero();
      }
      assertThat(bodies(station)).isEqualTo(blanked);
      assertForgotten(station);

      // What is replayed brings nothing back.
      for (String handler : Station.STOCK) {
        station.done(
            "replay",
            "--handler",
            handler,
            "--from",
            "2000-01-01T00:00:00Z",
            "--to",
            "2100-01-01T00:00:00Z");
      }
      station.awaitSettled(List.of("handlers-call", "handlers-reaction", "handlers-phone-number"));
      assertForgotten(station);
      assertThat(rowsNamingOnly(station, OTHER)).containsAll(others);
    }
    assertThat(filesWith(HANDLE)).isEmpty();
  }

  /** Places where a handle is not expected: escaped, in texts, in what cannot be read. */
  private void awkward(Station station) throws Exception {
    deliver(station, "escaped", "message.received", message("\\u002b" + HANDLE.substring(1), "hi"));
    deliver(station, "in-text", "message.received", message(OTHER, PLEA));
    deliver(station, "bad-data", "message.received", "{\"id\":7,\"from\":\"" + HANDLE + "\"}");
    station.deliver(Forge.bytes("not json, but from " + HANDLE));
    deliver(
        station,
        "name",
        "chat.group_name_updated",
        "{\"chat_id\":\"named\",\"old_value\":\"old\",\"new_value\":\"the friends of "
            + HANDLE
            + "\",\"changed_by_handle\":"
            + handle(OTHER)
            + ",\"updated_at\":\"2026-03-05T09:00:00Z\"}");
    String option = "{\"option_id\":\"%s\",\"text\":\"%s\",\"creator_handle\":%s,\"voters\":[%s]}";
    deliver(
        station,
        "poll",
        "poll.received",
        "{\"message_id\":\"poll-1\",\"chat\":{\"id\":\"c\"},\"poll\":{\"options\":["
            + option.formatted("mine", "my option", handle(HANDLE), handle(OTHER))
            + ","
            + option.formatted("yours", "ask " + HANDLE, handle(OTHER), handle(HANDLE))
            + ","
            + option.formatted("plain", "Friday", handle(OTHER), handle(OTHER))
            + "]}}");
    for (String voter : List.of(HANDLE, OTHER)) {
      deliver(
          station,
          voter.equals(OTHER) ? "vote-other" : "vote-gone",
          "poll.vote.added",
          "{\"message_id\":\"poll-1\",\"option_id\":\"plain\",\"sender_handle\":"
              + handle(voter)
              + "}");
    }
    paths.add("polls/poll-1");
    paths.add("chats/named");
  }

  private static String message(String from, String text) {
    return "{\"id\":\"m-%s\",\"chat\":{\"id\":\"c\"},\"direction\":\"inbound\",\"sender_handle\":%s,"
            .formatted(text.length(), handle(from))
        + "\"parts\":[{\"type\":\"text\",\"value\":\"%s\"}],\"sent_at\":\"2026-03-04T09:15:02Z\"}"
            .formatted(text);
  }

  private static String handle(String handle) {
    return "{\"id\":\"id-%s\",\"handle\":\"%s\",\"is_me\":false,\"service\":\"SMS\"}"
        .formatted(handle.replaceAll("[^0-9]", "").hashCode(), handle);
  }

  private void deliver(Station station, String id, String type, String data) throws Exception {
    String body =
        "{\"api_version\":\"v3\",\"event_id\":\"%s\",\"event_type\":\"%s\",\"created_at\":\"2026-10-05T10:00:00Z\",\"data\":%s}"
            .formatted(id, type, data);
    station.deliver(Forge.bytes(body));
    paths.add("events/" + id);
  }

  private static void awaitAllHandled(Station station) {
    await()
        .atMost(Duration.ofSeconds(90))
        .untilAsserted(
            () -> {
              Map<String, JsonObject> status = station.status();
              for (String name : handlers()) {
                assertThat(status.get(name).getInt("lag")).as(name).isZero();
                assertThat(status.get(name).getInt("retrying")).as(name).isZero();
              }
              assertThat(status.get("handlers-message").getInt("dead")).isPositive();
            });
  }

  private static List<String> handlers() {
    List<String> all = new ArrayList<>(Station.STOCK);
    all.add(POLLS);
    return all;
  }

  /** Everything that the queries of the handlers can be asked. */
  private void collectPaths(Station station) throws Exception {
    paths.addAll(
        List.of(
            "handlers",
            "messages?limit=200",
            "chats?limit=200",
            "calls?limit=200",
            "phone-numbers?limit=200",
            "handlers/unreadable/dead-letters"));
    for (String handler : handlers()) {
      paths.add("handlers/" + handler);
      paths.add("handlers/" + handler + "/dead-letters");
    }
    column(station, "handlers-message", "SELECT message_id FROM message")
        .forEach(
            id -> {
              paths.add("messages/" + id);
              paths.add("messages/" + id + "/reactions");
            });
    column(station, "handlers-chat", "SELECT chat_id FROM chat")
        .forEach(
            id ->
                paths.addAll(
                    List.of(
                        "chats/" + id,
                        "chats/" + id + "/members",
                        "chats/" + id + "/messages",
                        "chats/" + id + "/reactions")));
    column(station, "handlers-call", "SELECT record_id FROM call_record")
        .forEach(id -> paths.add("calls/" + id));
    paths.removeIf(path -> path.contains("+"));
  }

  private static List<String> column(Station station, String handler, String query)
      throws Exception {
    return Tables.rows(station.database(handler), query);
  }

  private List<String> answersNaming(Station station, String text) throws Exception {
    List<String> naming = new ArrayList<>();
    for (String path : paths) {
      if (station.ask(path).body().contains(text)) {
        naming.add(path);
      }
    }
    return naming;
  }

  /** The answers about single chats, calls and messages in which a text does not occur. */
  private Map<String, String> answersNot(Station station, String text) throws Exception {
    Map<String, String> all = new TreeMap<>();
    for (String path : paths) {
      if (path.startsWith("events/") || path.matches("(messages|calls)/[^/?]*")) {
        String body = station.ask(path).body();
        if (!body.contains(text) && body.contains(OTHER)) {
          all.put(path, body);
        }
      }
    }
    assertThat(all).hasSizeGreaterThan(10);
    return all;
  }

  private static void assertAnswersOfOthers(Station station, Map<String, String> before)
      throws Exception {
    for (Map.Entry<String, String> answer : before.entrySet()) {
      assertThat(station.ask(answer.getKey()).body())
          .as(answer.getKey())
          .isEqualTo(answer.getValue());
    }
  }

  private void assertForgotten(Station station) throws Exception {
    assertThat(answersNaming(station, HANDLE)).isEmpty();
    assertThat(rowsNaming(station, HANDLE)).isEmpty();
    assertThat(filesWith(HANDLE)).isEmpty();
    assertThat(filesWith("\\u002b" + HANDLE.substring(1))).isEmpty();
  }

  private static List<String> rowsNaming(Station station, String text) throws Exception {
    List<String> naming = new ArrayList<>();
    for (String handler : handlers()) {
      Tables.dump(station.database(handler))
          .forEach(
              (table, rows) ->
                  rows.stream()
                      .filter(row -> row.contains(text))
                      .forEach(row -> naming.add(handler + "." + table + ": " + row)));
    }
    return naming;
  }

  private static List<String> rowsNamingOnly(Station station, String text) throws Exception {
    return rowsNaming(station, text).stream().filter(row -> !row.contains(HANDLE)).toList();
  }

  private static Map<String, String> bodies(Station station) throws Exception {
    Map<String, String> all = new TreeMap<>();
    for (String row :
        Tables.rows(
            station.data().resolve("inbox.db"),
            "SELECT sequence || ' ' || CAST(body AS TEXT) FROM signalbox_event")) {
      int space = row.indexOf(' ');
      all.put(row.substring(0, space), row.substring(space + 1));
    }
    return all;
  }

  private static void assertBodies(Map<String, String> before, Map<String, String> after) {
    assertThat(after.keySet()).isEqualTo(before.keySet());
    Set<String> blanked = new HashSet<>();
    before.forEach(
        (sequence, body) -> {
          if (body.contains(HANDLE.substring(1))) {
            blanked.add(sequence);
            assertThat(after.get(sequence)).contains("\"blanked\":true").doesNotContain(HANDLE);
          } else {
            assertThat(after.get(sequence)).as(sequence).isEqualTo(body);
          }
        });
    assertThat(blanked).hasSizeGreaterThan(20);
    assertThat(blanked.size()).isLessThan(before.size() / 2);
  }

  /**
   * The files of the node that hold a text, its log as well. A database is looked at as it is once
   * its write-ahead log has been moved into it, which the node does at its own time.
   */
  private List<String> filesWith(String text) throws Exception {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(temp)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = file.getFileName().toString();
        boolean holds =
            name.endsWith(".db")
                ? new DatabaseCopy(file).holds(text)
                : !name.matches(".*(\\.jar|\\.db-wal|\\.db-shm)") && holds(file, text);
        if (holds) {
          found.add(temp.relativize(file).toString());
        }
      }
    }
    return found;
  }

  private static boolean holds(Path file, String text) throws IOException {
    return Files.exists(file)
        && new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
  }
}
