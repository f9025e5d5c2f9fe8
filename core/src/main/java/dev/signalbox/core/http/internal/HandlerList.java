package dev.signalbox.core.http.internal;

import java.util.List;

/**
 * All handlers.
 *
 * @param handlers by name
 */
public record HandlerList(List<HandlerView> handlers) {}
