package dev.signalbox.http.internal;

import dev.signalbox.core.http.EventLoop;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.util.thread.Scheduler;

/** A connection that knows the thread which reads and writes it. */
final class LoopEndPoint extends SocketChannelEndPoint {

  private final EventLoop loop;

  LoopEndPoint(
      SocketChannel channel,
      ManagedSelector selector,
      SelectionKey key,
      Scheduler scheduler,
      EventLoop loop) {
    super(channel, selector, key, scheduler);
    this.loop = loop;
  }

  EventLoop loop() {
    return loop;
  }
}
