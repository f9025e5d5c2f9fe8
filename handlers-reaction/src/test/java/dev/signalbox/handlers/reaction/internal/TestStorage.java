package dev.signalbox.handlers.reaction.internal;

import dev.signalbox.testing.postgres.DeliveryStorage;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The storage that this handler's tests give it. */
final class TestStorage extends DeliveryStorage {

  static final List<String> TABLES = List.of("reaction", "reaction_message", "reaction_event");

  TestStorage(Path path) {
    super(path, TABLES, Set.of());
  }
}
