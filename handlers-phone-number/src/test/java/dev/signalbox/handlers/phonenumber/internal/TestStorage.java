package dev.signalbox.handlers.phonenumber.internal;

import dev.signalbox.testing.postgres.DeliveryStorage;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The storage that this handler's tests give it. */
final class TestStorage extends DeliveryStorage {

  static final List<String> TABLES = List.of("line", "line_change", "line_event");

  TestStorage(Path path) {
    super(path, TABLES, Set.of());
  }
}
