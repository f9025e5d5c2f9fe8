package dev.signalbox.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk fills up under a running node, and is emptied again. */
class FullDiskIT {

  private static final int MOST = 3_000;

  @TempDir private Path temp;

  @Test
  void fullDisk_is503AndDownUntilThereIsSpaceAgain() throws Exception {
    Path disk = Files.createDirectory(temp.resolve("disk"));
    assumeThat(run("mount", "-t", "tmpfs", "-o", "size=48m", "tmpfs", disk.toString()))
        .as("exit code of mount: this test needs the right to mount a small file system")
        .isZero();
    try {
      NodeProcess node = NodeProcess.start(disk.resolve("data"), temp.resolve("node.log"));
      try {
        fillAndEmpty(node, disk.resolve("filler"));
      } finally {
        node.stop();
      }
    } finally {
      assertThat(run("umount", disk.toString())).isZero();
    }
  }

  private void fillAndEmpty(NodeProcess node, Path filler) throws Exception {
    RawClient client = new RawClient(node.address());
    List<String> taken = new ArrayList<>();
    assertThat(deliver(client, taken)).isEqualTo(200);
    fill(filler);
    int status = 200;
    for (int i = 0; i < MOST && status == 200; i++) {
      status = deliver(client, taken);
    }
    assertThat(status).isEqualTo(503);
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              assertThat(deliver(client, taken)).isEqualTo(503);
              assertThat(get(node, "/signalbox/health/ready").statusCode()).isEqualTo(503);
            });
    assertThat(get(node, "/signalbox/health/live").statusCode()).isEqualTo(200);

    Files.delete(filler);
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              assertThat(deliver(client, taken)).isEqualTo(200);
              assertThat(get(node, "/signalbox/health/ready").statusCode()).isEqualTo(200);
            });
    for (String id : taken) {
      assertThat(get(node, "/signalbox/api/events/" + id).statusCode()).isEqualTo(200);
    }
    assertThat(new HashSet<>(taken)).hasSameSizeAs(taken);
  }

  private static int deliver(RawClient client, List<String> taken) throws IOException {
    String id = UUID.randomUUID().toString();
    byte[] body = TestNode.event(id, "test.disk", "{\"text\":\"" + "x".repeat(8_000) + "\"}");
    Reply reply = client.exchange(Forge.signed(body));
    if (reply.status() == 200) {
      taken.add(id);
    } else {
      assertThat(reply.text()).contains("Retry-After: ");
    }
    return reply.status();
  }

  /** Writes until nothing more fits. */
  private static void fill(Path file) throws IOException {
    byte[] block = "x".repeat(4096).getBytes(StandardCharsets.US_ASCII);
    try (OutputStream out = Files.newOutputStream(file)) {
      while (file.toFile().getUsableSpace() > 0) {
        out.write(block);
      }
    } catch (IOException full) {
      assertThat(file.toFile().getUsableSpace()).isLessThan(block.length);
    }
  }

  private static HttpResponse<String> get(NodeProcess node, String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(node.address().resolve(path))
                .header("Authorization", "Bearer " + TestSettings.TOKEN)
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private static int run(String... command) throws Exception {
    try {
      return new ProcessBuilder(command).inheritIO().start().waitFor();
    } catch (IOException noSuchCommand) {
      return -1;
    }
  }
}
