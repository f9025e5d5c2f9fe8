package dev.signalbox.bench.micro;

import dev.signalbox.api.spi.Begin;
import dev.signalbox.api.spi.HandlerDescriptor;
import dev.signalbox.bench.body.Bodies;
import dev.signalbox.bench.work.Secrets;
import dev.signalbox.core.inbox.AppendResult;
import dev.signalbox.core.inbox.Inbox;
import dev.signalbox.core.inbox.InboxSettings;
import dev.signalbox.core.inbox.NewEvent;
import dev.signalbox.core.node.SignalboxNode;
import dev.signalbox.core.settings.Settings;
import dev.signalbox.inbox.jdbc.SqliteInboxProvider;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * From the stored event to the return of the handler: an inbox of waiting events is worked through
 * by handlers that do nothing. The score is per event, whatever the number of handlers.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DispatchBenchmark {

  private static final int EVENTS = 20_000;
  private static final int AT_ONCE = 1000;

  /** Handlers that take each event. */
  @Param({"1", "5"})
  public int handlers;

  private Path folder;
  private SignalboxNode node;

  /** Fills an inbox. */
  @Setup(Level.Invocation)
  public void fill() throws IOException {
    folder = Files.createTempDirectory("signalbox-bench-dispatch");
    String url = "jdbc:sqlite:" + folder.resolve("inbox.db");
    try (Inbox inbox =
        new SqliteInboxProvider()
            .open(
                new InboxSettings(
                    url, folder, Duration.ofHours(96), EVENTS, 1L << 30, Duration.ofSeconds(10)),
                Clock.systemUTC())) {
      List<CompletionStage<AppendResult>> waiting = new ArrayList<>();
      for (int i = 0; i < EVENTS; i++) {
        waiting.add(inbox.append(event(i)));
        if (waiting.size() == AT_ONCE) {
          waiting.forEach(stage -> stage.toCompletableFuture().join());
          waiting.clear();
        }
      }
    }
    node =
        new SignalboxNode(
            Settings.of(
                Map.of(
                    "signalbox.data.dir", folder.toString(),
                    "signalbox.inbox.url", url,
                    "signalbox.endpoint.default.secrets", Secrets.text(0))),
            Clock.systemUTC());
    node.open(new SqliteInboxProvider());
  }

  private static NewEvent event(int number) {
    String id = "event-%028d".formatted(number);
    String body =
        Bodies.message(1200)
            .replace("51411ffd-4b3e-44b5-ac5b-b65aa83f4993", id)
            .replace("a8ca2fa8-8867-47b7-a72c-b0201d76c95b", "chat-" + number % 500);
    return new NewEvent(
        "default",
        id,
        id,
        "message.received",
        true,
        Clock.systemUTC().instant(),
        body.getBytes(StandardCharsets.UTF_8));
  }

  /** All events to all handlers. */
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public void dispatch() throws InterruptedException {
    CountDownLatch left = new CountDownLatch(EVENTS * handlers);
    for (int i = 0; i < handlers; i++) {
      node.opened()
          .orElseThrow()
          .dispatcher()
          .register(
              new HandlerDescriptor(
                  "handler-" + i,
                  "1",
                  "bench",
                  Set.of("message.received"),
                  Set.of(),
                  Begin.EARLIEST,
                  1),
              delivery -> left.countDown());
    }
    if (!left.await(5, TimeUnit.MINUTES)) {
      throw new IllegalStateException(left.getCount() + " deliveries never came");
    }
  }

  /** Throws the inbox away. */
  @TearDown(Level.Invocation)
  public void delete() throws IOException {
    node.close();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
