package dev.signalbox.core.http;

import dev.signalbox.core.json.JsonCodec;
import dev.signalbox.core.json.JsonLimits;
import dev.signalbox.core.receive.EndpointConfig;
import dev.signalbox.core.receive.FakeInbox;
import dev.signalbox.core.receive.Gate;
import dev.signalbox.core.receive.KeyRings;
import dev.signalbox.core.receive.Receiver;
import dev.signalbox.core.receive.RecordingListener;
import dev.signalbox.verifier.KeyRing;
import dev.signalbox.verifier.SignatureVerifier;
import dev.signalbox.verifier.Signer;
import dev.signalbox.verifier.SigningSecret;
import dev.signalbox.verifier.VerificationPolicy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;

/** The servlet in a real Jetty, before an inbox that a test controls, and raw requests to it. */
final class WebhookServer implements AutoCloseable {

  static final Instant NOW = Instant.ofEpochSecond(1772615704L);
  static final SigningSecret SECRET =
      SigningSecret.of("key-1", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw7Jxx2Oll+OE=");
  static final WebhookLimits LIMITS = WebhookLimits.defaults();

  final FakeInbox inbox = new FakeInbox();
  final RecordingListener listener = new RecordingListener();
  final Gate gate = new Gate();
  final KeyRings rings;
  final WebhookServlet servlet;
  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server, 1, 1);
  private final ExecutorService answers = Executors.newFixedThreadPool(2);
  private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);

  private WebhookServer(Clock clock, SigningSecret secret, WebhookLimits limits) {
    rings = new KeyRings(List.of(endpoint("default", secret), endpoint("my-shop", secret)));
    Receiver receiver =
        new Receiver(
            rings,
            new SignatureVerifier(clock),
            new JsonCodec(JsonLimits.defaults()),
            gate,
            clock,
            listener);
    servlet = new WebhookServlet(receiver, gate, limits, listener, answers, timer, clock);
  }

  static EndpointConfig endpoint(String name, SigningSecret secret) {
    return new EndpointConfig(name, KeyRing.of(secret), VerificationPolicy.defaults());
  }

  /** Open, with the usual limits. */
  static WebhookServer open() throws Exception {
    return open(LIMITS);
  }

  static WebhookServer open(WebhookLimits limits) throws Exception {
    WebhookServer started = starting(Clock.fixed(NOW, ZoneOffset.UTC), SECRET, limits);
    started.gate.open(started.inbox.inbox());
    return started;
  }

  /** Running, but with a gate that is not open yet. */
  static WebhookServer starting(Clock clock, SigningSecret secret, WebhookLimits limits)
      throws Exception {
    WebhookServer started = new WebhookServer(clock, secret, limits);
    started.start();
    return started;
  }

  private void start() throws Exception {
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    ServletContextHandler context = new ServletContextHandler("/");
    ServletHolder holder = new ServletHolder(servlet);
    holder.setAsyncSupported(true);
    context.addServlet(holder, "/webhooks/linq/*");
    server.setHandler(context);
    server.start();
  }

  int port() {
    return connector.getLocalPort();
  }

  @Override
  public void close() {
    LifeCycle.stop(server);
    answers.shutdownNow();
    timer.shutdownNow();
  }

  static byte[] event(String id) {
    return bytes("{\"event_type\":\"message.sent\",\"event_id\":\"" + id + "\"}");
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The header lines of a signed delivery, with an end of line after each. */
  static String signed(byte[] body) {
    return lines(new Signer().standard(SECRET, "wh-1", NOW, body));
  }

  static String lines(Map<String, String> headers) {
    StringBuilder lines = new StringBuilder();
    headers.forEach((name, value) -> lines.append(name).append(": ").append(value).append("\r\n"));
    return lines.toString();
  }

  /** A signed POST, whole. */
  static byte[] delivery(String path, byte[] body) {
    return request("POST " + path, signed(body) + "Content-Length: " + body.length + "\r\n", body);
  }

  static byte[] request(String methodAndPath, String headers, byte[] body) {
    byte[] head =
        (methodAndPath + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n")
            .getBytes(StandardCharsets.ISO_8859_1);
    byte[] all = new byte[head.length + body.length];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(body, 0, all, head.length, body.length);
    return all;
  }

  Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port());
    socket.setSoTimeout(20_000);
    return socket;
  }

  /** Sends bytes over a connection of their own and reads the one answer. */
  Reply send(byte[] request) throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(request);
      return Reply.read(socket.getInputStream());
    }
  }

  Reply post(String path, byte[] body) throws IOException {
    return send(delivery(path, body));
  }

  /**
   * One answer.
   *
   * @param status its status
   * @param head status line and headers, but for the date
   * @param body its body
   */
  record Reply(int status, String head, String body) {

    static Reply read(InputStream in) throws IOException {
      ByteArrayOutputStream head = new ByteArrayOutputStream();
      while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
        int next = in.read();
        if (next < 0) {
          throw new IOException("ended after " + head);
        }
        head.write(next);
      }
      String text = head.toString(StandardCharsets.ISO_8859_1);
      int length = Integer.parseInt(header(text, "Content-Length"));
      byte[] body = in.readNBytes(length);
      return new Reply(
          Integer.parseInt(text.substring(9, 12)),
          text.replaceAll("(?i)\r\nDate: [^\r]*", ""),
          new String(body, StandardCharsets.UTF_8));
    }

    String header(String name) {
      return header(head, name);
    }

    private static String header(String head, String name) {
      for (String line : head.split("\r\n")) {
        if (line.regionMatches(true, 0, name + ":", 0, name.length() + 1)) {
          return line.substring(name.length() + 1).strip();
        }
      }
      return "";
    }
  }
}
