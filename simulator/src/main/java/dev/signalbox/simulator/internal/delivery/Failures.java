package dev.signalbox.simulator.internal.delivery;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Names what an HTTP client throws. */
final class Failures {

  static final Sent.Failure TIMEOUT = new Sent.Failure("timeout", true);

  private Failures() {}

  static Sent.Failure of(Throwable thrown) {
    // The client wraps a failed look-up in the exception of a refused connection.
    if (has(thrown, UnresolvedAddressException.class) || has(thrown, UnknownHostException.class)) {
      return new Sent.Failure("dns_failure", false);
    }
    if (has(thrown, HttpTimeoutException.class)) {
      return TIMEOUT;
    }
    if (has(thrown, SSLException.class)) {
      return new Sent.Failure("tls_failure", true);
    }
    return new Sent.Failure(
        has(thrown, ConnectException.class) ? "connection_refused" : "network_error", true);
  }

  private static boolean has(Throwable thrown, Class<?> type) {
    return Stream.iterate(Optional.of(thrown), Optional::isPresent, Failures::cause)
        .flatMap(Optional::stream)
        .anyMatch(type::isInstance);
  }

  private static Optional<Throwable> cause(Optional<Throwable> of) {
    return of.map(Throwable::getCause);
  }
}
