package dev.signalbox.cli.internal;

import dev.signalbox.testkit.Samples;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The demo's story, told against a running node and an account at a local Linq. */
final class Demo {

  private final DemoAccount account;
  private final DemoSubscriptions subscriptions;
  private final DemoSamples samples;
  private final DemoTraffic traffic;
  private final DemoView view;
  private final PrintWriter out;

  Demo(
      DemoAccount account,
      DemoSubscriptions subscriptions,
      DemoSamples samples,
      DemoTraffic traffic,
      DemoView view,
      PrintWriter out) {
    this.account = Objects.requireNonNull(account, "account");
    this.subscriptions = Objects.requireNonNull(subscriptions, "subscriptions");
    this.samples = Objects.requireNonNull(samples, "samples");
    this.traffic = Objects.requireNonNull(traffic, "traffic");
    this.view = Objects.requireNonNull(view, "view");
    this.out = Objects.requireNonNull(out, "out");
  }

  /**
   * What came of it.
   *
   * @param sent events that were to be delivered
   * @param delivered those that were answered with 200
   * @param handled those that every handler is done with
   * @param dead dead letters
   * @param once whether the journal has exactly one row for each
   * @param repaired whether the subscription is as it should be again
   */
  record Outcome(
      long sent, long delivered, long handled, long dead, boolean once, boolean repaired) {

    boolean good() {
      return delivered == sent && handled == sent && dead == 0 && once && repaired;
    }

    @Override
    public String toString() {
      return "delivered " + delivered + ", handled " + handled + ", dead " + dead;
    }
  }

  /** Tells it. */
  Outcome play(List<String> expectedHandlers, long seed) throws InterruptedException {
    view.awaitHandlers(expectedHandlers);

    heading("An account at a local Linq, without subscriptions, is brought to what the node wants");
    subscriptions.plan();
    subscriptions.apply();

    heading("One signed sample of every event type, in both payload versions");
    List<String> ids = new ArrayList<>(samples.deliver(out));
    out.println();

    heading("People talk, while the secret is rotated and a handler is replaced");
    Map<String, Long> talked = traffic.run(seed);
    Set<String> arrived = account.delivered();
    ids.addAll(arrived);

    heading("Somebody changes the subscription by hand; the node sees it and puts it right");
    account.meddle();
    subscriptions.plan();
    subscriptions.apply();
    boolean repaired = !subscriptions.plan();

    heading("What the handlers made of it");
    view.awaitSettled();
    view.print(out);
    long sent = Samples.list().size() + talked.values().stream().mapToLong(Long::longValue).sum();
    long handled = ids.stream().filter(view::isHandled).count();
    boolean once = isInJournalOnce(talked);
    out.println(
        once
            ? "The journal has exactly one row for each event."
            : "The journal does not have exactly one row for each event.");
    return new Outcome(sent, ids.size(), handled, view.dead(), once, repaired);
  }

  /** Derived events are in it too; Linq sends none of those. */
  private boolean isInJournalOnce(Map<String, Long> talked) {
    Map<String, Long> expected = new HashMap<>(talked);
    DemoSamples.types().forEach(type -> expected.merge(type, 1L, Long::sum));
    Map<String, Long> found = new HashMap<>(view.journal());
    found.keySet().removeIf(type -> type.startsWith("signalbox."));
    return found.equals(expected);
  }

  private void heading(String text) {
    out.println("== " + text);
    out.println();
    out.flush();
  }
}
