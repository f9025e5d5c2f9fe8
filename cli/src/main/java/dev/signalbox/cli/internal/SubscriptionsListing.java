package dev.signalbox.cli.internal;

import jakarta.json.JsonObject;
import java.io.PrintWriter;
import java.util.List;

/** Shows the endpoints and the subscriptions of the account. */
final class SubscriptionsListing {

  private SubscriptionsListing() {}

  static int show(AdminClient node, PrintWriter out, boolean json) {
    JsonObject answer = node.get("subscriptions");
    if (json) {
      out.println(OutputOptions.line(answer));
      return ExitCode.OK;
    }
    Table endpoints = new Table("ENDPOINT", "SUBSCRIPTION", "ACTIVE", "LAST RECEIPT", "NOTE");
    for (JsonObject endpoint : JsonText.list(answer, "endpoints")) {
      endpoints.row(
          JsonText.show(endpoint, "endpoint"),
          JsonText.show(endpoint, "subscription_id"),
          JsonText.show(endpoint, "active"),
          JsonText.show(endpoint, "last_receipt"),
          (JsonText.show(endpoint, "override") + ' ' + JsonText.show(endpoint, "interrupted"))
              .strip());
    }
    endpoints.print(out);
    List<JsonObject> all = JsonText.list(answer, "subscriptions");
    if (!all.isEmpty()) {
      out.println();
      Table table = new Table("SUBSCRIPTION", "OURS", "ACTIVE", "URL", "EVENTS", "NOTE");
      all.forEach(
          one ->
              table.row(
                  JsonText.show(one, "subscription_id"),
                  one.getBoolean("ours", false) ? "yes" : "no",
                  JsonText.show(one, "active"),
                  JsonText.show(one, "target_url"),
                  String.valueOf(one.getJsonArray("subscribed_events").size()),
                  JsonText.show(one, "note")));
      table.print(out);
    }
    return ExitCode.OK;
  }
}
