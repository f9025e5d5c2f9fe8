package dev.signalbox.cli.internal;

import jakarta.json.JsonObject;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** What the handlers of the demo know at its end, asked through their own queries. */
final class DemoKnowledge {

  /** More would hide what else there is. */
  private static final int SHOWN = 8;

  private final AdminClient admin;

  DemoKnowledge(AdminClient admin) {
    this.admin = Objects.requireNonNull(admin, "admin");
  }

  void print(PrintWriter out) {
    List<JsonObject> chats = list("chats", "chats");
    print(
        out,
        "handlers-message: messages",
        list("messages", "messages"),
        "message_id",
        "state",
        "service",
        "sent_at",
        "delivered_at",
        "read_at",
        "failed_at");
    print(out, "handlers-chat: chats", chats, "chat_id", "name", "is_group", "active_members");
    print(
        out,
        "handlers-call: calls",
        list("calls", "calls"),
        "record_id",
        "outcome",
        "ring_seconds",
        "talk_seconds");
    print(
        out,
        "handlers-reaction: chats/{chatId}/reactions",
        chats.stream().flatMap(chat -> tallies(chat).stream()).toList(),
        "reaction_type",
        "custom_emoji",
        "count");
    print(
        out,
        "handlers-phone-number: phone-numbers",
        list("phone-numbers", "phone_numbers"),
        "phone_number",
        "state",
        "status",
        "reputation",
        "may_continue");
    JsonObject types = admin.get("journal").getJsonObject("types");
    Table counts = new Table("TYPE", "EVENTS");
    types.forEach((type, count) -> counts.row(type, count.toString()));
    show(out, "example 'journal': journal", counts, 0);
  }

  private static void print(PrintWriter out, String what, List<JsonObject> rows, String... fields) {
    Table table =
        new Table(
            Arrays.stream(fields)
                .map(field -> field.toUpperCase(Locale.ROOT))
                .toArray(String[]::new));
    for (JsonObject row : rows.subList(0, Math.min(rows.size(), SHOWN))) {
      table.row(
          Arrays.stream(fields).map(field -> JsonText.show(row, field)).toArray(String[]::new));
    }
    show(out, what, table, rows.size() - SHOWN);
  }

  private static void show(PrintWriter out, String what, Table table, int more) {
    out.println("What it knows now, " + what + " (GET /signalbox/api/...):");
    table.print(out);
    if (more > 0) {
      out.println("... and " + more + " more");
    }
    out.println();
  }

  private List<JsonObject> list(String path, String field) {
    return JsonText.list(admin.get(path), field);
  }

  private List<JsonObject> tallies(JsonObject chat) {
    return list("chats/" + Urls.part(chat.getString("chat_id")) + "/reactions", "totals");
  }
}
