package dev.signalbox.http.internal;

import jakarta.servlet.Servlet;
import java.net.URI;
import java.util.Objects;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * One plain HTTP connector in front of some servlets. The port opens only in {@link #start()}, when
 * the servlets are in place: a sender that found the port open and no servlet would be told 404,
 * and would never come again.
 */
final class HttpServer {

  private static final int MAX_HEADER_BYTES = 16 * 1024;
  private static final int IDLE_MILLIS = 30_000;
  private static final int ACCEPT_QUEUE = 1024;
  private static final long STOP_MILLIS = 2_000;
  private static final int MAX_THREADS = 64;
  private static final int MIN_THREADS = 4;

  private final Server server;
  private final ServerConnector connector;
  private final ServletContextHandler context;
  private final PromptPaths prompt;
  private final String host;
  private final int port;

  HttpServer(String host, int port) {
    this.host = Objects.requireNonNull(host, "host");
    this.port = port;
    QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, MIN_THREADS);
    threads.setName("signalbox-http");
    server = new Server(threads);
    connector =
        new LoopConnector(
            server,
            Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
            new HttpConnectionFactory(configuration()));
    connector.setHost(host);
    connector.setPort(port);
    connector.setIdleTimeout(IDLE_MILLIS);
    connector.setAcceptQueueSize(ACCEPT_QUEUE);
    context =
        new ServletContextHandler(
            "/", ServletContextHandler.NO_SESSIONS | ServletContextHandler.NO_SECURITY);
    // The stock one for unknown paths would answer TRACE with the request.
    context.getServletHandler().setEnsureDefaultServlet(false);
    context.setErrorHandler(new SilentErrorHandler());
    server.setErrorHandler(new SilentErrorHandler());
    // A stop lets the requests finish that are inside, and answers those that still come with 503.
    prompt = new PromptPaths(context);
    server.setHandler(new GracefulHandler(prompt));
    server.setStopTimeout(STOP_MILLIS);
    server.addConnector(connector);
  }

  private static HttpConfiguration configuration() {
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    configuration.setSendXPoweredBy(false);
    configuration.setRequestHeaderSize(MAX_HEADER_BYTES);
    // Else a value that differs in case from one before on its connection is taken for that one:
    // tokens, ids and signatures would not be what was sent.
    configuration.setHeaderCacheCaseSensitive(true);
    return configuration;
  }

  /**
   * Puts a servlet in place; legal before and after the start.
   *
   * @param neverWaits whether it may be called on a thread that must not wait
   */
  void add(
      Servlet servlet, String name, String[] patterns, boolean asyncSupported, boolean neverWaits) {
    ServletHolder holder = new ServletHolder(name, servlet);
    holder.setAsyncSupported(asyncSupported);
    for (String pattern : patterns) {
      context.addServlet(holder, pattern);
      if (neverWaits) {
        prompt.add(pattern);
      }
    }
  }

  /**
   * Opens the port.
   *
   * @throws HttpServerException when it cannot be opened
   */
  void start() {
    try {
      server.start();
    } catch (Exception e) {
      throw new HttpServerException(
          "cannot listen on "
              + host
              + ":"
              + port
              + " ("
              + e.getMessage()
              + "); is another process using it? Set signalbox.http.host and signalbox.http.port",
          e);
    }
  }

  /** Where it listens, with the real port. */
  URI address() {
    String shown = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    return URI.create("http://" + shown + ":" + connector.getLocalPort());
  }

  /**
   * Closes the port, lets the requests finish that are inside, for a moment, and closes every
   * connection.
   */
  void stop() throws Exception {
    server.stop();
    server.destroy();
  }
}
