package dev.signalbox.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.it.server.app.Recorder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.junit.jupiter.api.Test;

/** The server is killed while deliveries come in, and started again. */
class KillIT {

  private static final String NAME = "killed";
  private final Sender sender = new Sender(Victim.uri(NAME), Sender.SECRET);

  @Test
  void everythingAnswered200_isHandledAfterTheServerWasKilledAndStartedAgain() throws Exception {
    deploy();
    Set<String> acknowledged = new TreeSet<>();
    try (Victim server = new Victim()) {
      server.start();
      awaitReady();
      try (Load load = new Load(sender, "kill", 200)) {
        load.awaitMore(300);
        server.kill();
        acknowledged.addAll(load.end());
      }
      server.start();
      awaitReady();
      assertThat(sender.deliver("after-kill", "chat-0", "hello")).isEqualTo(200);
      acknowledged.add("after-kill");
      new Noted(NAME).awaitAll("seen", acknowledged);
    } finally {
      Files.deleteIfExists(Victim.deployments().resolve(NAME + ".war"));
    }
  }

  /** Into the folder that the server watches, whole from the first moment on. */
  private static void deploy() throws IOException {
    Path made = Path.of(Server.property("it.work"), NAME + ".war.part");
    new ApplicationWar(NAME, Recorder.class)
        .build()
        .as(ZipExporter.class)
        .exportTo(made.toFile(), true);
    Files.move(
        made,
        Victim.deployments().resolve(NAME + ".war"),
        StandardCopyOption.REPLACE_EXISTING,
        StandardCopyOption.ATOMIC_MOVE);
  }

  private void awaitReady() {
    Patience.await()
        .pollInterval(Duration.ofMillis(500))
        .ignoreExceptions()
        .until(() -> sender.get("signalbox/health/ready").statusCode() == 200);
  }
}
