package dev.signalbox.it.handler;

import dev.signalbox.api.Data;
import dev.signalbox.api.UnknownEvent;
import dev.signalbox.api.spi.Delivery;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** After the witness has written it does, once per event, what the event says: nothing good. */
@ApplicationScoped
public class Abuser {

  private static final int CHUNK = 8 << 20;

  @Inject Delivery delivery;

  void on(@Observes @Priority(Integer.MAX_VALUE) UnknownEvent event) throws Throwable {
    Data data = event.envelope().data();
    if (data.has("kind") && firstTime(data.requiredString("marker"))) {
      abuse(data.requiredString("kind"), event);
    }
  }

  private static boolean firstTime(String marker) throws IOException {
    try {
      Files.createFile(Path.of(marker));
      return true;
    } catch (FileAlreadyExistsException done) {
      return false;
    }
  }

  private void abuse(String kind, UnknownEvent event) throws Throwable {
    switch (kind) {
      case "stack" -> overflow(0);
      case "interrupt" -> Thread.currentThread().interrupt();
      case "thread" -> leakThread();
      case "change" -> change(event);
      case "hang" -> hang();
      case "exit" -> System.exit(3);
      case "memory" -> fillMemory();
      default -> throw Throwables.of(kind);
    }
  }

  private static int overflow(int depth) {
    return overflow(depth + 1) + 1;
  }

  private static void leakThread() {
    for (int i = 0; i < 20; i++) {
      // Not a daemon: a virtual machine waits for such a thread when it ends by itself.
      new Thread(Abuser::hang, "leaked-" + i).start();
    }
  }

  private static void hang() {
    while (true) {
      try {
        // Hangs on purpose: that is what the test is about.
        Thread.sleep(1_000_000);
      } catch (InterruptedException ignored) {
        // That is what it is here for.
        Thread.onSpinWait();
      }
    }
  }

  /** Tries to change what others get as well. */
  private void change(UnknownEvent event) {
    Arrays.fill(event.envelope().body().toByteArray(), (byte) 'x');
    Map<String, Object> map = event.envelope().data().asMap();
    try {
      map.put("kind", "changed");
    } catch (UnsupportedOperationException asItShouldBe) {
      delivery.publish("test.unchanged", Map.of("event", event.envelope().eventId()));
    }
  }

  private static void fillMemory() {
    List<byte[]> all = new ArrayList<>();
    while (true) {
      all.add(new byte[CHUNK]);
    }
  }
}
