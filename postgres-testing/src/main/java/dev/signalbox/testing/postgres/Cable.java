package dev.signalbox.testing.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A network cable between a client and a server on the loopback interface, to be cut: cut off
 * loudly, connections are reset and refused; silently, nothing goes through any more and nobody
 * hears of it.
 */
public final class Cable implements AutoCloseable {

  private static final int BUFFER = 64 * 1024;

  private final ServerSocket entry;
  private volatile int target;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean silent;
  private volatile boolean refusing;

  private Cable(ServerSocket entry, int target) {
    this.entry = entry;
    this.target = target;
  }

  /** To a port of this machine. */
  public static Cable to(int port) {
    try {
      Cable cable = new Cable(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
      cable.thread(cable::accept);
      return cable;
    } catch (IOException e) {
      throw new UncheckedIOException("no free port for a cable", e);
    }
  }

  /** Where clients connect to. */
  public int port() {
    return entry.getLocalPort();
  }

  /** Resets all connections and refuses new ones. */
  public void cut() {
    refusing = true;
    sockets.forEach(Cable::reset);
  }

  /** Leads to another port from now on; what was connected to the one before is reset. */
  public void redirect(int port) {
    target = port;
    sockets.forEach(Cable::reset);
  }

  /** Lets nothing through; connections stay open, and new ones are taken and hear nothing. */
  public void silence() {
    silent(true);
  }

  /** As before the cut. */
  public void mend() {
    refusing = false;
    silent(false);
  }

  @Override
  public void close() {
    try {
      entry.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the cable cannot be removed", e);
    } finally {
      sockets.forEach(Cable::reset);
      silent(false);
    }
  }

  private void silent(boolean now) {
    lock.lock();
    try {
      silent = now;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void accept() {
    while (!entry.isClosed()) {
      try {
        Socket client = entry.accept();
        if (refusing) {
          reset(client);
        } else {
          connect(client);
        }
      } catch (IOException closedOrServerAway) {
        // The loop's condition says which of the two.
        Thread.onSpinWait();
      }
    }
  }

  private void connect(Socket client) throws IOException {
    try {
      Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
      sockets.add(client);
      sockets.add(server);
      thread(() -> pump(client, server));
      thread(() -> pump(server, client));
    } catch (IOException e) {
      reset(client);
      throw e;
    }
  }

  private void pump(Socket from, Socket to) {
    byte[] buffer = new byte[BUFFER];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        awaitNoise();
        out.write(buffer, 0, read);
      }
    } catch (IOException | InterruptedException end) {
      // Either side has gone; both are closed now.
      Thread.onSpinWait();
    } finally {
      sockets.remove(from);
      sockets.remove(to);
    }
  }

  private void awaitNoise() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (silent) {
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  private void thread(Runnable work) {
    Thread thread = new Thread(work, "cable-" + port());
    thread.setDaemon(true);
    thread.start();
  }

  private static void reset(Socket socket) {
    try (socket) {
      socket.setSoLinger(true, 0);
    } catch (IOException alreadyClosed) {
      Thread.onSpinWait();
    }
  }
}
