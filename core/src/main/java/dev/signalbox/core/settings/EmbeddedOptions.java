package dev.signalbox.core.settings;

import dev.signalbox.api.spi.Begin;
import java.util.Optional;
import java.util.Set;

/**
 * How Signalbox works within an application.
 *
 * @param path where deliveries come in, below the context path; begins with a slash
 * @param servlets whether the servlets are registered
 * @param handler name of the handler that the application's observers are; empty for the
 *     application's own name
 * @param begin where its observers begin when that name has never been seen
 * @param concurrency how many events of different order keys they get at a time
 * @param packedHandlers names of the handler bundles packed into the application that run; empty
 *     for all of them
 */
public record EmbeddedOptions(
    String path,
    boolean servlets,
    Optional<String> handler,
    Begin begin,
    int concurrency,
    Optional<Set<String>> packedHandlers) {}
