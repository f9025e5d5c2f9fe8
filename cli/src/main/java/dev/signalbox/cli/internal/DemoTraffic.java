package dev.signalbox.cli.internal;

import dev.signalbox.simulator.Conversation;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** People talk, while the signing secret is rotated and a handler is replaced. */
final class DemoTraffic {

  private static final double RATE = 100;

  /** Events before, between and after what happens meanwhile. */
  private static final long STRETCH = 200;

  private static final String SWAPPED = "handlers-message";

  private final DemoAccount account;
  private final DemoSubscriptions subscriptions;
  private final DemoView view;
  private final Path handlers;
  private final PrintWriter out;

  DemoTraffic(
      DemoAccount account,
      DemoSubscriptions subscriptions,
      DemoView view,
      Path handlers,
      PrintWriter out) {
    this.account = Objects.requireNonNull(account, "account");
    this.subscriptions = Objects.requireNonNull(subscriptions, "subscriptions");
    this.view = Objects.requireNonNull(view, "view");
    this.handlers = Objects.requireNonNull(handlers, "handlers");
    this.out = Objects.requireNonNull(out, "out");
  }

  /** How many events of each type there were. */
  Map<String, Long> run(long seed) throws InterruptedException {
    Conversation talk = account.talk(RATE, seed);
    try {
      awaitEvents(talk, STRETCH);
      subscriptions.rotate();
      out.println("after " + talk.state().events() + " events: the signing secret was rotated");
      awaitEvents(talk, talk.state().events() + STRETCH);
      String version = NextVersion.replace(DemoFolder.bundle(handlers, SWAPPED));
      view.awaitVersion(SWAPPED, version);
      out.println(
          "after " + talk.state().events() + " events: " + SWAPPED + " was replaced by " + version);
      awaitEvents(talk, talk.state().events() + STRETCH);
    } finally {
      talk.close();
    }
    view.await("the end of the conversation", () -> !talk.state().running());
    view.await("the last of its deliveries", account::quiet);
    Conversation.State end = talk.state();
    out.println(
        end.events()
            + " events in "
            + account.deliveries()
            + " deliveries: what came on both subscriptions, of which there are two since the"
            + " rotation, is stored once");
    if (account.lost() > 0) {
      out.println(account.lost() + " of the deliveries were given up by the local Linq");
    }
    out.println();
    return end.byType();
  }

  private void awaitEvents(Conversation talk, long events) throws InterruptedException {
    view.await(events + " events of the conversation", () -> talk.state().events() >= events);
  }
}
