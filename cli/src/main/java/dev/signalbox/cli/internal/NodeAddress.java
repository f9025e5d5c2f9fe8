package dev.signalbox.cli.internal;

import java.net.URI;

/** From a host and a port to an address that can be called. */
final class NodeAddress {

  private NodeAddress() {}

  /** A node that listens everywhere is called on loopback. */
  static URI of(String host, int port) {
    String reachable = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
    String shown = reachable.indexOf(':') >= 0 ? "[" + reachable + "]" : reachable;
    return URI.create("http://" + shown + ":" + port);
  }
}
