package dev.signalbox.extender.internal;

import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.spi.Begin;
import dev.signalbox.api.spi.HandlerDescriptor;
import java.util.Dictionary;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.osgi.framework.Bundle;

/**
 * What a handler bundle's manifest says: {@code Signalbox-Handler-Name} (default: the symbolic
 * name), {@code Signalbox-Handler-Begin} (parked), {@code Signalbox-Handler-Concurrency} (1).
 */
final class HandlerHeaders {

  static final String NAME = "Signalbox-Handler-Name";
  static final String BEGIN = "Signalbox-Handler-Begin";
  static final String CONCURRENCY = "Signalbox-Handler-Concurrency";

  private final Bundle bundle;
  private final Dictionary<String, String> headers;

  HandlerHeaders(Bundle bundle) {
    this.bundle = bundle;
    this.headers = bundle.getHeaders("");
  }

  String name() {
    return header(NAME).orElse(source());
  }

  long bundleId() {
    return bundle.getBundleId();
  }

  String version() {
    return bundle.getVersion().toString();
  }

  String source() {
    // A bundle of the oldest kind has no symbolic name.
    return Objects.requireNonNullElse(bundle.getSymbolicName(), "bundle-" + bundle.getBundleId());
  }

  /**
   * The handler that observes {@code types}.
   *
   * @throws IllegalArgumentException when a header cannot be used; the message says which
   */
  HandlerDescriptor descriptor(Set<Class<? extends LinqEvent>> types) {
    Begin begin = begin();
    int concurrency = concurrency();
    try {
      return new HandlerDescriptor(
          name(), version(), source(), Set.of(), types, begin, concurrency);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          e.getMessage() + " (headers " + NAME + ", " + BEGIN + ", " + CONCURRENCY + ")", e);
    }
  }

  private Begin begin() {
    try {
      return header(BEGIN).map(Begin::parse).orElse(Begin.PARKED);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("header " + BEGIN + ": " + e.getMessage(), e);
    }
  }

  private int concurrency() {
    String text = header(CONCURRENCY).orElse("1");
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "header " + CONCURRENCY + ": expected a whole number from 1 to 64, found '" + text + "'",
          e);
    }
  }

  private Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name)).map(String::trim);
  }
}
