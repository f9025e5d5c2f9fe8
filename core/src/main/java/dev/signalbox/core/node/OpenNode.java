package dev.signalbox.core.node;

import dev.signalbox.api.spi.HandlerStorage;
import dev.signalbox.core.catalog.EventCatalog;
import dev.signalbox.core.dispatch.Dispatcher;
import dev.signalbox.core.dispatch.Retention;
import dev.signalbox.core.forget.Forgetting;
import dev.signalbox.core.forget.PersonalDataSources;
import dev.signalbox.core.health.HealthChecks;
import dev.signalbox.core.health.HealthRegistry;
import dev.signalbox.core.http.ApiServlet;
import dev.signalbox.core.http.OperatorResources;
import dev.signalbox.core.http.QueryEndpoints;
import dev.signalbox.core.http.RefusedSources;
import dev.signalbox.core.inbox.Inbox;
import dev.signalbox.core.json.JsonCodec;
import dev.signalbox.core.metrics.SignalboxMetrics;
import dev.signalbox.core.settings.Settings;
import dev.signalbox.core.shared.SharedState;
import jakarta.servlet.Servlet;
import java.time.Clock;
import java.util.Optional;

/** What a node has when its inbox is open. */
public final class OpenNode {

  private final Inbox inbox;
  private final Dispatcher dispatcher;
  private final Servlet api;

  OpenNode(
      Inbox inbox,
      EventCatalog catalog,
      JsonCodec codec,
      Settings settings,
      Clock clock,
      NodeThreads threads,
      OperatorResources resources,
      QueryEndpoints queries,
      PersonalDataSources personalData,
      RefusedSources refused,
      SignalboxMetrics metrics,
      NodeListener listener,
      HealthRegistry health) {
    this.inbox = inbox;
    this.dispatcher =
        new Dispatcher(
            inbox,
            catalog,
            codec,
            SettingsMapping.dispatch(settings),
            clock,
            threads.handlers(),
            listener);
    resources.add(
        new NodesResource(inbox, dispatcher, SettingsMapping.nodeName(settings), clock.instant()));
    this.api =
        new ApiServlet(
            settings.adminToken(),
            inbox,
            dispatcher,
            resources,
            queries,
            new Forgetting(inbox, personalData),
            refused,
            codec);
    Retention retention =
        new Retention(inbox, dispatcher::settledThrough, SettingsMapping.retention(settings));
    threads.everyMinute(new RetentionTask(retention, clock));
    metrics.showInbox(inbox::counts);
    metrics.showHandlers(dispatcher::handlers);
    health.add("inbox", HealthChecks.inbox(inbox));
    health.add("handlers", HealthChecks.handlers(dispatcher::handlers));
  }

  /** Takes handlers in. */
  public Dispatcher dispatcher() {
    return dispatcher;
  }

  /** Gives handlers their databases. */
  public HandlerStorage handlerStorage() {
    return name -> inbox.ledger(name).dataSource();
  }

  /** For {@code /signalbox/api/*}. */
  public Servlet apiServlet() {
    return api;
  }

  Optional<SharedState> shared() {
    return inbox.shared();
  }

  void close() {
    dispatcher.close();
    inbox.close();
  }
}
