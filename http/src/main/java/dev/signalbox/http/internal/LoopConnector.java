package dev.signalbox.http.internal;

import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Its connections know their selector's thread, and stay on it. */
final class LoopConnector extends ServerConnector {

  private static final int ACCEPTORS = 1;

  /**
   * @param selectors how many threads read and write
   */
  LoopConnector(Server server, int selectors, HttpConnectionFactory connections) {
    super(
        server,
        new LoopExecutor(server.getThreadPool()),
        null,
        null,
        ACCEPTORS,
        selectors,
        connections);
  }

  @Override
  protected SocketChannelEndPoint newEndPoint(
      SocketChannel channel, ManagedSelector selector, SelectionKey key) {
    LoopEndPoint endPoint =
        new LoopEndPoint(
            channel,
            selector,
            key,
            getScheduler(),
            new SelectorLoop(selector, getServer().getThreadPool()));
    endPoint.setIdleTimeout(getIdleTimeout());
    return endPoint;
  }
}
