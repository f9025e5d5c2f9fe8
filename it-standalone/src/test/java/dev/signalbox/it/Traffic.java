package dev.signalbox.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signalbox.verifier.Signer;
import dev.signalbox.verifier.SigningSecret;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A steady stream of signed deliveries until it is closed. It slows down where a busy machine does
 * not answer in time, so that it does not run out of connections.
 */
final class Traffic implements AutoCloseable {

  private static final int MOST_UNDER_WAY = 64;

  private final URI webhooks;
  private final EventMix mix;
  private final long intervalNanos;
  private final HttpClient http = HttpClient.newHttpClient();
  private final SigningSecret secret = SigningSecret.of("it", Sender.SECRET);
  private final Signer signer = new Signer();
  private final AtomicBoolean stop = new AtomicBoolean();
  private final Semaphore free = new Semaphore(MOST_UNDER_WAY);
  private final AtomicInteger refused = new AtomicInteger();
  private final Map<String, String> accepted = new ConcurrentHashMap<>();
  private final Thread thread = new Thread(this::run, "traffic");

  /** Starts at once. */
  Traffic(URI node, EventMix mix, int perSecond) {
    this.webhooks = node.resolve("/webhooks/linq");
    this.mix = mix;
    this.intervalNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
    thread.start();
  }

  private void run() {
    long next = System.nanoTime();
    while (!stop.get()) {
      send(mix.next());
      next += intervalNanos;
      LockSupport.parkNanos(next - System.nanoTime());
    }
  }

  private void send(EventMix.Made event) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(webhooks)
            .timeout(Duration.ofSeconds(20))
            .POST(HttpRequest.BodyPublishers.ofByteArray(event.body()));
    signer.standard(secret, event.id(), Instant.now(), event.body()).forEach(request::header);
    free.acquireUninterruptibly();
    http.sendAsync(request.build(), HttpResponse.BodyHandlers.discarding())
        .whenComplete(
            (answer, failure) -> {
              if (failure == null && answer.statusCode() == 200) {
                accepted.put(event.id(), event.type());
              } else {
                refused.incrementAndGet();
              }
              free.release();
            });
  }

  /** The types of those that were answered with 200, by id. */
  Map<String, String> accepted() {
    return accepted;
  }

  /** How many got another answer, or none. */
  int refused() {
    return refused.get();
  }

  /** Waits until so many were accepted. */
  void awaitAccepted(int count) {
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(20))
        .untilAsserted(() -> assertThat(accepted).hasSizeGreaterThanOrEqualTo(count));
  }

  /** Stops, and waits for the answers that are due. */
  void end() throws InterruptedException {
    if (stop.compareAndSet(false, true)) {
      thread.join();
      free.acquire(MOST_UNDER_WAY);
    }
  }

  @Override
  public void close() {
    stop.set(true);
  }
}
