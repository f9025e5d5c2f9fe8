package dev.signalbox.cli.internal;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.PrintWriter;
import java.util.Objects;

/** What a demo does with the subscription of its node. */
final class DemoSubscriptions {

  private final AdminClient admin;
  private final PrintWriter out;

  DemoSubscriptions(AdminClient admin, PrintWriter out) {
    this.admin = Objects.requireNonNull(admin, "admin");
    this.out = Objects.requireNonNull(out, "out");
  }

  /** Shows what would change; whether anything would. */
  boolean plan() {
    out.println("$ signalbox subscriptions plan");
    JsonObject plan = admin.get("subscriptions/plan");
    new PlanText(out).print(plan);
    out.println();
    return plan.getBoolean("changes");
  }

  void apply() {
    out.println("$ signalbox subscriptions apply");
    JsonObject report = admin.post("subscriptions/apply", JsonValue.EMPTY_JSON_OBJECT);
    JsonText.list(report, "outcomes").forEach(outcome -> out.println(OutcomeText.of(outcome)));
    out.println();
  }

  void rotate() {
    admin.post("subscriptions/endpoints/default/rotate", JsonValue.EMPTY_JSON_OBJECT);
  }
}
