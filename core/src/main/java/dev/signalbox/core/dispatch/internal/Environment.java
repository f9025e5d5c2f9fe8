package dev.signalbox.core.dispatch.internal;

import dev.signalbox.core.catalog.EventCatalog;
import dev.signalbox.core.dispatch.DispatchListener;
import dev.signalbox.core.dispatch.DispatchSettings;
import dev.signalbox.core.inbox.Inbox;
import dev.signalbox.core.json.JsonCodec;
import java.time.Clock;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What all workers share.
 *
 * @param inbox the log and the ledgers
 * @param catalog decodes events and resolves selections
 * @param codec writes derived events
 * @param settings how to dispatch
 * @param clock for due times, breakers and time stamps
 * @param threads makes the workers' threads
 * @param listener hears what becomes of deliveries
 * @param catalogueVersion grows with each change of the catalogue
 */
public record Environment(
    Inbox inbox,
    EventCatalog catalog,
    JsonCodec codec,
    DispatchSettings settings,
    Clock clock,
    ThreadFactory threads,
    DispatchListener listener,
    AtomicInteger catalogueVersion) {}
