package dev.signalbox.cli.internal;

import dev.signalbox.testkit.Sample;
import dev.signalbox.testkit.Samples;
import dev.signalbox.verifier.Scheme;
import dev.signalbox.verifier.SigningSecret;
import jakarta.json.JsonObject;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** The demo's story, told against a running node. */
final class Demo {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final URI address;
  private final AdminClient admin;
  private final SignedPost post;
  private final Clock clock;
  private final PrintWriter out;

  Demo(URI address, AdminClient admin, SigningSecret secret, Clock clock, PrintWriter out) {
    this.address = Objects.requireNonNull(address, "address");
    this.admin = Objects.requireNonNull(admin, "admin");
    this.post = new SignedPost(secret, EnumSet.allOf(Scheme.class));
    this.clock = Objects.requireNonNull(clock, "clock");
    this.out = Objects.requireNonNull(out, "out");
  }

  /** What came of it. */
  record Outcome(int sent, int delivered, int handled, long dead) {

    boolean good() {
      return delivered == sent && handled == sent && dead == 0;
    }

    @Override
    public String toString() {
      return "delivered " + delivered + ", handled " + handled + ", dead " + dead;
    }
  }

  /**
   * Delivers each sample once, waits until it is handled, and shows what the handlers know then.
   */
  Outcome play(List<String> expectedHandlers) throws InterruptedException {
    await("the handlers " + expectedHandlers, () -> running().containsAll(expectedHandlers));
    List<String> delivered = new ArrayList<>();
    List<Sample> samples = Samples.list();
    Table table = new Table("DELIVERY", "PAYLOAD VERSION", "ANSWER");
    for (Sample sample : samples) {
      String id = UUID.randomUUID().toString();
      int status = send(sample, id);
      table.row(
          sample.type() + sample.variant().map(variant -> " (" + variant + ")").orElse(""),
          sample.version(),
          "" + status);
      if (status == 200) {
        delivered.add(id);
      }
    }
    table.print(out);
    await("the handlers to have seen everything", this::allSettled);
    int handled = (int) delivered.stream().filter(this::isHandled).count();
    show();
    return new Outcome(samples.size(), delivered.size(), handled, dead());
  }

  private int send(Sample sample, String id) {
    Instant now = clock.instant();
    return post.send(
        address.resolve(CliSettings.WEBHOOK),
        id,
        sample.type(),
        now,
        SampleBodies.fresh(sample, id, now));
  }

  private List<JsonObject> handlers() {
    return JsonText.list(admin.get("handlers"), "handlers");
  }

  private List<String> running() {
    return handlers().stream()
        .filter(handler -> handler.getString("state").equals("running"))
        .map(handler -> handler.getString("name"))
        .toList();
  }

  private boolean allSettled() {
    return handlers().stream()
        .allMatch(handler -> handler.getInt("lag") == 0 && handler.getInt("retrying") == 0);
  }

  private boolean isHandled(String id) {
    JsonObject states = admin.get("events/" + id).getJsonObject("handlers");
    return !states.isEmpty()
        && states.values().stream()
            .allMatch(state -> state.asJsonObject().getString("state").equals("settled"));
  }

  private long dead() {
    return handlers().stream()
        .mapToLong(handler -> handler.getJsonNumber("dead").longValue())
        .sum();
  }

  private void await(String what, BooleanSupplier done) throws InterruptedException {
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

  private void show() {
    out.println();
    Table table = new Table("HANDLER", "STATE", "POSITION", "HANDLED", "DEAD");
    handlers()
        .forEach(
            handler ->
                table.row(
                    JsonText.show(handler, "name"),
                    JsonText.show(handler, "state"),
                    JsonText.show(handler, "position"),
                    JsonText.show(handler, "handled"),
                    JsonText.show(handler, "dead")));
    table.print(out);
    out.println();
    new DemoKnowledge(admin).print(out);
  }
}
