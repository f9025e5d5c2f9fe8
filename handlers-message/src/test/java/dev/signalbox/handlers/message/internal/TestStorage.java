package dev.signalbox.handlers.message.internal;

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
      List.of("message", "message_part", "message_edit", "message_failure", "message_event");

  TestStorage(Path path) {
    super(path, TABLES, Set.of("sequence"));
  }
}
