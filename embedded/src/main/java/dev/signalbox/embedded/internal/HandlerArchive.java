package dev.signalbox.embedded.internal;

import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.spi.Begin;
import dev.signalbox.api.spi.HandlerDescriptor;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;

/**
 * A handler that is a jar of the application: the same jar that could lie in the handlers' folder.
 * Its manifest is the only thing read of it.
 *
 * @param base URL of the jar's root, which the URLs of its classes begin with
 * @param name of the handler
 * @param headers of its manifest
 */
record HandlerArchive(String base, String name, Attributes headers) {

  static final String NAME = "Signalbox-Handler-Name";

  private static final String BEGIN = "Signalbox-Handler-Begin";
  private static final String CONCURRENCY = "Signalbox-Handler-Concurrency";

  HandlerArchive {
    Objects.requireNonNull(base, "base");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(headers, "headers");
  }

  /** The archive that a manifest is of; empty when it is none of a handler. */
  static Optional<HandlerArchive> of(String base, Attributes headers) {
    return Optional.ofNullable(headers.getValue(NAME))
        .map(name -> new HandlerArchive(base, name.trim(), headers));
  }

  /** What provides the handler, for people. */
  String source() {
    return header("Bundle-SymbolicName").map(text -> text.replaceFirst(";.*", "")).orElse(name);
  }

  /**
   * The handler that observes {@code types}.
   *
   * @throws IllegalArgumentException when a header cannot be used; the message says which
   */
  HandlerDescriptor descriptor(Set<Class<? extends LinqEvent>> types) {
    try {
      return new HandlerDescriptor(
          name,
          header("Bundle-Version").orElse(""),
          source(),
          Set.of(),
          types,
          header(BEGIN).map(Begin::parse).orElse(Begin.PARKED),
          Integer.parseInt(header(CONCURRENCY).orElse("1")));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "the manifest of "
              + base
              + " cannot be used: "
              + e.getMessage()
              + " (headers "
              + NAME
              + ", "
              + BEGIN
              + ", "
              + CONCURRENCY
              + ")",
          e);
    }
  }

  private Optional<String> header(String key) {
    return Optional.ofNullable(headers.getValue(key)).map(String::trim);
  }
}
