package dev.signalbox.bench.load;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Where load goes: this machine, always.
 *
 * @param port on the loopback interface
 * @param path the path that takes events
 * @param signing how requests are signed for it
 */
public record Target(int port, String path, Signing signing) {

  /** The loopback interface's address with the port. */
  public InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }
}
