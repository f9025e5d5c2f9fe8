package dev.signalbox.handlers.chat.internal;

import dev.signalbox.testing.postgres.DeliveryStorage;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * The storage that this handler's tests give it. What stands for the arrival may differ between
 * runs.
 */
final class TestStorage extends DeliveryStorage {

  static final List<String> TABLES =
      List.of(
          "chat", "chat_member", "chat_health", "chat_change", "chat_update_failure", "chat_event");

  TestStorage(Path path) {
    super(path, TABLES, Set.of("sequence"));
  }
}
