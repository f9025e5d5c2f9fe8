package dev.signalbox.handlers.message.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaTest {

  @TempDir Path folder;
  private TestStorage storage;

  @BeforeEach
  void open() {
    storage = new TestStorage(folder.resolve("handler.db"));
  }

  @Test
  void start_makesTables_andAgainChangesNothing() throws Exception {
    new TestHandler(storage).start();
    new TestHandler(storage).start();

    assertThat(storage.rows("SELECT version FROM message_schema_version"))
        .containsExactly("[version=1]");
    assertThat(storage.rows()).isEmpty();
  }

  @Test
  void everyFact_hasItsColumns() throws Exception {
    new TestHandler(storage).start();

    List<String> found = storage.columns("message");
    Stream<String> expected =
        Stream.concat(
            Stream.of("message_id", "state", "ordered_at", "origins"),
            Stream.of(Fact.values())
                .flatMap(fact -> fact.columns().stream())
                .map(column -> column.name()));
    assertThat(found)
        .containsExactlyInAnyOrderElementsOf(expected.map(name -> "[name=" + name + "]").toList());
  }

  @Test
  void tablesOfLaterVersion_areRefused() throws Exception {
    new TestHandler(storage).start();
    storage.execute("INSERT INTO message_schema_version (version) VALUES (2)");

    assertThatThrownBy(() -> new TestHandler(storage).start())
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("version 2")
        .hasMessageContaining("install the newer bundle");
  }

  @Test
  void tablesMadeInDeliveryThatIsUndone_areMadeAgain() throws Exception {
    TestHandler handler = new TestHandler(storage);
    storage.begin();
    handler.handle(TestEvents.sent("e-1", "m-1", 0)).handle(TestEvents.sent("e-2", "m-2", 0));
    storage.rollback();

    storage.begin();
    handler.handle(TestEvents.sent("e-1", "m-1", 0));
    storage.commit();

    assertThat(storage.rows("SELECT message_id FROM message")).containsExactly("[message_id=m-1]");
  }
}
