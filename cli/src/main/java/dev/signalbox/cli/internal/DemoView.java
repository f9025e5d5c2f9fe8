package dev.signalbox.cli.internal;

import jakarta.json.JsonObject;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** How the node of a demo stands, asked over HTTP as anyone would ask it. */
final class DemoView {

  /** For a machine that has much else to do; on a quiet one nothing takes a second of it. */
  static final Duration PATIENCE = Duration.ofMinutes(10);

  private final AdminClient admin;
  private final Clock clock;

  DemoView(AdminClient admin, Clock clock) {
    this.admin = Objects.requireNonNull(admin, "admin");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  List<JsonObject> handlers() {
    return JsonText.list(admin.get("handlers"), "handlers");
  }

  void awaitHandlers(Collection<String> names) throws InterruptedException {
    await("the handlers " + names, () -> running().containsAll(names));
  }

  /** Waits until a handler runs in a version. */
  void awaitVersion(String handler, String version) throws InterruptedException {
    await(
        handler + " " + version,
        () ->
            handlers().stream()
                .anyMatch(
                    found ->
                        found.getString("name").equals(handler)
                            && found.getString("state").equals("running")
                            && JsonText.show(found, "version").equals(version)));
  }

  private List<String> running() {
    return handlers().stream()
        .filter(handler -> handler.getString("state").equals("running"))
        .map(handler -> handler.getString("name"))
        .toList();
  }

  void awaitSettled() throws InterruptedException {
    await(
        "the handlers to have seen everything",
        () ->
            handlers().stream()
                .allMatch(
                    handler -> handler.getInt("lag") == 0 && handler.getInt("retrying") == 0));
  }

  /** Whether every handler that takes an event is done with it. */
  boolean isHandled(String id) {
    JsonObject states = admin.get("events/" + Urls.part(id)).getJsonObject("handlers");
    return !states.isEmpty()
        && states.values().stream()
            .allMatch(state -> state.asJsonObject().getString("state").equals("settled"));
  }

  long dead() {
    return handlers().stream()
        .mapToLong(handler -> handler.getJsonNumber("dead").longValue())
        .sum();
  }

  /** How many events of each type the journal has a row for. */
  Map<String, Long> journal() {
    JsonObject types = admin.get("journal").getJsonObject("types");
    return types.keySet().stream()
        .collect(Collectors.toMap(type -> type, type -> types.getJsonNumber(type).longValue()));
  }

  void await(String what, BooleanSupplier done) throws InterruptedException {
    Instant deadline = clock.instant().plus(PATIENCE);
    while (!done.getAsBoolean()) {
      if (clock.instant().isAfter(deadline)) {
        throw new CliException(
            ExitCode.SOFTWARE, "waited " + PATIENCE.toSeconds() + " s in vain for " + what);
      }
      // The node is asked over HTTP as anyone would ask it, and HTTP cannot tell when to look
      // again.
      Thread.sleep(50);
    }
  }

  void print(PrintWriter out) {
    Table table = new Table("HANDLER", "VERSION", "STATE", "POSITION", "HANDLED", "DEAD");
    for (JsonObject handler : handlers()) {
      table.row(
          List.of("name", "version", "state", "position", "handled", "dead").stream()
              .map(field -> JsonText.show(handler, field))
              .toArray(String[]::new));
    }
    table.print(out);
    out.println();
    new DemoKnowledge(admin).print(out);
  }
}
