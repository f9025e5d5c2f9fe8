package dev.signalbox.inbox.jdbc.internal.osgi;

import dev.signalbox.core.inbox.InboxProvider;
import dev.signalbox.inbox.jdbc.PostgresInboxProvider;
import dev.signalbox.inbox.jdbc.SqliteInboxProvider;
import java.time.Clock;
import java.util.Hashtable;
import java.util.Map;
import java.util.function.BiFunction;
import org.osgi.annotation.bundle.Header;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;

/** Registers the inboxes; the framework takes the registrations back when the bundle stops. */
@Header(name = Constants.BUNDLE_ACTIVATOR, value = "${@class}")
public final class InboxActivator implements BundleActivator {

  /** Used by the framework. */
  public InboxActivator() {}

  @Override
  public void start(BundleContext context) {
    context.registerService(InboxProvider.class, new SqliteInboxProvider(), null);
    context.registerService(InboxProvider.class, new PostgresInboxProvider(), null);
    context.registerService(
        BiFunction.class,
        new CopyTool(Clock.systemUTC()),
        new Hashtable<>(Map.of("signalbox.tool", "inbox-copy")));
  }

  @Override
  public void stop(BundleContext context) {
    // Nothing is held here: an open inbox belongs to whoever opened it.
  }
}
