package dev.signalbox.simulator.internal.control;

import dev.signalbox.simulator.internal.http.Request;
import java.util.Set;

/**
 * The port is open to this machine alone, but a page in its browser could reach it as well: by a
 * name of its own that points here, which the Host header tells, or by a form, which Origin tells.
 */
final class LoopbackOnly {

  private static final Set<String> NAMES = Set.of("127.0.0.1", "localhost", "[::1]");

  private LoopbackOnly() {}

  static void check(Request request) {
    String host = request.header("host").orElse("").replaceFirst(":[0-9]+$", "");
    if (!NAMES.contains(host)) {
      throw new ControlError(
          403, "the control API answers to 127.0.0.1 and localhost, found host '" + host + "'");
    }
    if (request.header("origin").isPresent()) {
      throw new ControlError(403, "the control API answers no web pages");
    }
  }
}
