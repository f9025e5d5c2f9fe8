package dev.signalbox.inbox.jdbc.internal.postgres;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.UUID;

/**
 * What a node is called among the others.
 *
 * @param text host, process and something random: a process may have several, one after the other
 */
record NodeName(String text) {

  /** A new one. */
  static NodeName ofThisProcess() {
    return new NodeName(
        host()
            + "-"
            + ProcessHandle.current().pid()
            + "-"
            + UUID.randomUUID().toString().substring(0, 8));
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unnamed";
    }
  }
}
