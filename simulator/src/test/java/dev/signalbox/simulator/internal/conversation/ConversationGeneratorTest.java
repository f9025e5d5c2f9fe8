package dev.signalbox.simulator.internal.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A long conversation holds together: what it tells could have happened. */
class ConversationGeneratorTest {

  private static final int EVENTS = 10_000;

  private static List<MadeUp> talk(long seed) {
    ConversationGenerator generator = new ConversationGenerator(seed);
    List<MadeUp> events = new ArrayList<>();
    Instant now = Instant.parse("2026-03-04T12:00:00Z");
    for (int i = 0; i < EVENTS; i++) {
      now = now.plusMillis(100);
      events.add(generator.next(now));
    }
    return events;
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, -7, Long.MAX_VALUE})
  void members_joinOnlyFromOutside_andLeaveOnlyFromInside(long seed) {
    Map<String, Set<String>> members = new HashMap<>();
    int moves = 0;
    for (MadeUp event : talk(seed)) {
      JsonObject data = event.data();
      switch (event.type()) {
        case "chat.created" -> members.put(data.getString("id"), handles(data));
        case "participant.added" -> {
          assertThat(members.get(data.getString("chat_id")).add(data.getString("handle"))).isTrue();
          moves++;
        }
        case "participant.removed" -> {
          Set<String> inside = members.get(data.getString("chat_id"));
          assertThat(inside.remove(data.getString("handle"))).isTrue();
          assertThat(inside).hasSizeGreaterThanOrEqualTo(2);
          moves++;
        }
        case "message.received" ->
            assertThat(members.get(data.getJsonObject("chat").getString("id")))
                .contains(data.getJsonObject("sender_handle").getString("handle"));
        default -> {}
      }
    }
    assertThat(moves).isGreaterThan(150);
  }

  @Test
  void receipts_followWhatWasSent_andNeverInGroupsOrOverSms() {
    Set<String> sent = new HashSet<>();
    Set<String> delivered = new HashSet<>();
    for (MadeUp event : talk(9)) {
      JsonObject data = event.data();
      switch (event.type()) {
        case "message.sent" -> assertThat(sent.add(data.getString("id"))).isTrue();
        case "message.delivered" -> {
          assertThat(sent.contains(data.getString("id"))).isTrue();
          delivered.add(data.getString("id"));
          assertThat(data.getString("service")).isEqualTo("iMessage");
          assertThat(data.getJsonObject("chat").getBoolean("is_group")).isFalse();
        }
        case "message.read" -> assertThat(delivered.contains(data.getString("id"))).isTrue();
        case "message.failed" -> {
          assertThat(sent.contains(data.getString("message_id"))).isTrue();
          assertThat(delivered.contains(data.getString("message_id"))).isFalse();
        }
        default -> {}
      }
    }
    assertThat(delivered).hasSizeGreaterThan(400);
  }

  @Test
  void lines_areFlaggedAndRecoverInTurn() {
    Map<String, String> status = new HashMap<>();
    for (MadeUp event : talk(5)) {
      if (event.type().equals("phone_number.status_updated")) {
        String number = event.data().getString("phone_number");
        assertThat(event.data().getString("previous_status"))
            .isEqualTo(status.getOrDefault(number, "ACTIVE"));
        status.put(number, event.data().getString("new_status"));
      }
    }
    assertThat(status).hasSize(3);
  }

  @Test
  void ids_areNeverUsedTwice() {
    assertThat(talk(3).stream().map(MadeUp::id).distinct().count()).isEqualTo(EVENTS);
  }

  private static Set<String> handles(JsonObject data) {
    Set<String> handles = new HashSet<>();
    for (JsonObject handle : data.getJsonArray("handles").getValuesAs(JsonObject.class)) {
      if (!handle.getBoolean("is_me")) {
        handles.add(handle.getString("handle"));
      }
    }
    return handles;
  }
}
