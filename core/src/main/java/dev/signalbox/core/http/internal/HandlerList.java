package dev.signalbox.core.http.internal;

import java.util.List;

/**
 * All handlers.
 *
 * @param handlers by name
 * @param refused bundles that were refused and not corrected since
 */
public record HandlerList(List<HandlerView> handlers, List<RefusedView> refused) {}
