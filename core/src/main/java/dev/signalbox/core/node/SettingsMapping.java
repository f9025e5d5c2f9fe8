package dev.signalbox.core.node;

import dev.signalbox.core.dispatch.BreakerSettings;
import dev.signalbox.core.dispatch.DispatchSettings;
import dev.signalbox.core.dispatch.RetentionSettings;
import dev.signalbox.core.http.WebhookLimits;
import dev.signalbox.core.inbox.InboxSettings;
import dev.signalbox.core.inbox.NewEvent;
import dev.signalbox.core.inbox.NodeSettings;
import dev.signalbox.core.receive.EndpointConfig;
import dev.signalbox.core.settings.BreakerOptions;
import dev.signalbox.core.settings.DispatchOptions;
import dev.signalbox.core.settings.EndpointOptions;
import dev.signalbox.core.settings.InboxOptions;
import dev.signalbox.core.settings.ReceiveOptions;
import dev.signalbox.core.settings.RetryOptions;
import dev.signalbox.core.settings.Settings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;

/** From settings to what each part wants to know, so that no part knows the settings. */
final class SettingsMapping {

  private SettingsMapping() {}

  /**
   * An endpoint as it begins. Where its subscription is kept by this node, the secrets of that are
   * still to be loaded.
   */
  static EndpointConfig endpoint(Settings settings, EndpointOptions endpoint) {
    return new EndpointConfig(
        endpoint.name(),
        endpoint.secrets(),
        List.of(),
        endpoint.policy(),
        settings.management().isPresent() && endpoint.subscription().isPresent());
  }

  static WebhookLimits webhookLimits(Settings settings) {
    ReceiveOptions receive = settings.receive();
    return new WebhookLimits(
        receive.maxBodySize(),
        receive.timeout(),
        receive.answerTimeout(),
        receive.maxBytes(),
        receive.maxRequests());
  }

  /**
   * What an inbox wants to know.
   *
   * @param orderKeys the order key of an event that is about to be stored
   * @param dataSources finds the server's data source of a name
   */
  static InboxSettings inbox(
      Settings settings,
      Function<NewEvent, String> orderKeys,
      Function<String, DataSource> dataSources) {
    InboxOptions inbox = settings.inbox();
    return new InboxSettings(
        inbox.url(),
        settings.dataDir().toAbsolutePath(),
        inbox.dedupeHorizon(),
        inbox.maxWaitingEvents(),
        inbox.maxWaitingBytes(),
        inbox.busyTimeout(),
        inbox.poolSize(),
        inbox.spool().map(Path::toAbsolutePath),
        inbox.dataSource().map(dataSources),
        new NodeSettings(
            nodeName(settings), Release.version(), settings.node().shards(), orderKeys));
  }

  /** As the settings have it, else the machine's. */
  static String nodeName(Settings settings) {
    return settings.node().name().orElseGet(SettingsMapping::machine);
  }

  private static String machine() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unnamed";
    }
  }

  static RetentionSettings retention(Settings settings) {
    return new RetentionSettings(
        settings.inbox().retention(), settings.inbox().unsettledRetention());
  }

  static DispatchSettings dispatch(Settings settings) {
    DispatchOptions dispatch = settings.dispatch();
    RetryOptions retry = settings.retry();
    BreakerOptions breaker = settings.breaker();
    return new DispatchSettings(
        retry.maxAttempts(),
        retry.initialDelay(),
        retry.maxDelay(),
        retry.multiplier(),
        retry.jitter(),
        dispatch.batchSize(),
        dispatch.batchTime(),
        dispatch.drainTimeout(),
        dispatch.poll(),
        dispatch.maxDerivedDepth(),
        new BreakerSettings(
            breaker.window(),
            breaker.minimumCalls(),
            breaker.failureRate(),
            breaker.openFor(),
            breaker.halfOpenCalls()));
  }
}
