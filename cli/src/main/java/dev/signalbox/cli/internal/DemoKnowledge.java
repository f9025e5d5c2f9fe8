package dev.signalbox.cli.internal;

import jakarta.json.JsonObject;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;

/** What the handlers of the demo know at its end, asked through their own queries. */
final class DemoKnowledge {

  private final AdminClient admin;

  DemoKnowledge(AdminClient admin) {
    this.admin = Objects.requireNonNull(admin, "admin");
  }

  void print(PrintWriter out) {
    out.println("What handlers-message knows (GET /signalbox/api/messages?state=...):");
    Table messages =
        new Table("MESSAGE", "STATE", "SERVICE", "SENT", "DELIVERED", "READ", "FAILED");
    for (String state : List.of("received", "sent", "delivered", "read", "failed")) {
      for (JsonObject message : messages(state)) {
        messages.row(
            JsonText.show(message, "message_id"),
            JsonText.show(message, "state"),
            JsonText.show(message, "service"),
            JsonText.show(message, "sent_at"),
            JsonText.show(message, "delivered_at"),
            JsonText.show(message, "read_at"),
            JsonText.show(message, "failed_at"));
      }
    }
    messages.print(out);
    out.println();
    out.println("What the example handler 'journal' counted (GET /signalbox/api/journal):");
    Table types = new Table("TYPE", "EVENTS");
    admin
        .get("journal")
        .getJsonObject("types")
        .forEach((type, count) -> types.row(type, count.toString()));
    types.print(out);
    out.println();
  }

  private List<JsonObject> messages(String state) {
    return JsonText.list(admin.get("messages?state=" + state), "messages");
  }
}
