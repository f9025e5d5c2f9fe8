package dev.signalbox.cli.internal;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/** A plan for a person, like a diff. */
final class PlanText {

  private static final Map<String, String> SIGNS =
      Map.of(
          "create",
          "+",
          "change",
          "~",
          "delete",
          "-",
          "resume",
          ">",
          "unchanged",
          "=",
          "blocked",
          "!");

  private final PrintWriter out;

  PlanText(PrintWriter out) {
    this.out = out;
  }

  void print(JsonObject plan) {
    JsonText.list(plan, "items").forEach(this::item);
    List<JsonObject> others = JsonText.list(plan, "unmanaged");
    if (!others.isEmpty()) {
      out.println();
      out.println("not ours, left alone:");
      others.forEach(this::other);
    }
    notices(plan);
    out.println();
    out.println(
        plan.getBoolean("changes", false)
            ? "To do this: signalbox subscriptions apply"
            : "Nothing to change.");
    out.flush();
  }

  /** What an operator should know. */
  void notices(JsonObject answer) {
    if (answer.get("notices") instanceof JsonArray notices && !notices.isEmpty()) {
      out.println();
      notices
          .getValuesAs(JsonString.class)
          .forEach(notice -> out.println("note: " + Printable.line(notice.getString())));
    }
  }

  private void item(JsonObject item) {
    String action = JsonText.show(item, "action");
    out.println(
        "%s endpoint %s: %s %s %s"
            .formatted(
                SIGNS.getOrDefault(action, "?"),
                JsonText.show(item, "endpoint"),
                action,
                JsonText.show(item, "subscription_id"),
                JsonText.show(item, "target_url"))
            .replaceAll(" {2,}", " "));
    JsonText.list(item, "differences").forEach(this::difference);
    String reason = JsonText.show(item, "reason");
    if (!reason.isEmpty()) {
      out.println("    " + reason);
    }
  }

  private void difference(JsonObject difference) {
    out.println("    " + JsonText.show(difference, "field"));
    lines("      - ", difference.getJsonArray("removed"));
    lines("      + ", difference.getJsonArray("added"));
  }

  private void lines(String front, JsonArray values) {
    values
        .getValuesAs(JsonString.class)
        .forEach(value -> out.println(front + Printable.line(value.getString())));
  }

  private void other(JsonObject other) {
    String note = JsonText.show(other, "note");
    out.println(
        "  %s %s%s"
            .formatted(
                JsonText.show(other, "subscription_id"),
                JsonText.show(other, "target_url"),
                note.isEmpty() ? "" : " (" + note + ")"));
    if (!JsonText.show(other, "endpoint").isEmpty()) {
      out.println(
          "    take it over with: signalbox subscriptions adopt "
              + JsonText.show(other, "subscription_id"));
    }
  }
}
