package dev.signalbox.management.internal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.signalbox.verifier.KeyRing;
import dev.signalbox.verifier.SignatureVerifier;
import dev.signalbox.verifier.SigningSecret;
import dev.signalbox.verifier.Verdict;
import dev.signalbox.verifier.VerificationPolicy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Takes deliveries as a node does: with the secrets that it was given for the path. */
final class Receiver implements AutoCloseable {

  private final HttpServer server;
  private final SignatureVerifier verifier;
  private final Map<String, List<SigningSecret>> rings = new ConcurrentHashMap<>();
  private final BlockingQueue<String> verified = new LinkedBlockingQueue<>();

  Receiver(Clock clock) throws IOException {
    verifier = new SignatureVerifier(clock);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::receive);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  void use(String path, List<SigningSecret> secrets) {
    rings.put(path, secrets);
  }

  /** The path of the next verified delivery. */
  Optional<String> next() throws InterruptedException {
    return Optional.ofNullable(verified.poll(10, TimeUnit.SECONDS));
  }

  private void receive(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestURI().getPath();
    List<SigningSecret> secrets = rings.getOrDefault(path, List.of());
    boolean good =
        !secrets.isEmpty()
            && verifier.verify(
                    new KeyRing(secrets),
                    VerificationPolicy.defaults(),
                    name -> exchange.getRequestHeaders().getOrDefault(name, List.of()),
                    body)
                instanceof Verdict.Accepted;
    exchange.sendResponseHeaders(good ? 200 : 401, -1);
    exchange.close();
    if (good) {
      verified.add(path);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
