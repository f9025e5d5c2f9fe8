package dev.signalbox.handlers.chat.internal;

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

  private List<String> columns(String table) throws Exception {
    return storage.columns(table);
  }

  private static List<String> expected(List<String> keys, Fact... facts) {
    return Stream.concat(
            Stream.concat(keys.stream(), Stream.of("origins")),
            Stream.of(facts)
                .flatMap(
                    fact ->
                        Stream.concat(
                            Stream.of(fact.at()), fact.columns().stream().map(Column::name))))
        .map(name -> "[name=" + name + "]")
        .toList();
  }

  @Test
  void start_makesTables_andAgainChangesNothing() throws Exception {
    new TestHandler(storage).start();
    new TestHandler(storage).start();

    assertThat(storage.rows("SELECT version FROM chat_schema_version"))
        .containsExactly("[version=1]");
    assertThat(storage.rows()).isEmpty();
  }

  @Test
  void everyFact_hasItsColumns() throws Exception {
    new TestHandler(storage).start();

    assertThat(columns("chat"))
        .containsExactlyInAnyOrderElementsOf(expected(List.of("chat_id"), ChatFact.values()));
    assertThat(columns("chat_member"))
        .containsExactlyInAnyOrderElementsOf(
            expected(List.of("chat_id", "handle"), MemberFact.values()));
  }

  @Test
  void tablesOfLaterVersion_areRefused() throws Exception {
    new TestHandler(storage).start();
    storage.execute("INSERT INTO chat_schema_version (version) VALUES (2)");

    assertThatThrownBy(() -> new TestHandler(storage).start())
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("version 2")
        .hasMessageContaining("install the newer bundle");
  }

  @Test
  void tablesMadeInDeliveryThatIsUndone_areMadeAgain() throws Exception {
    TestHandler handler = new TestHandler(storage);
    storage.begin();
    handler.handle(TestEvents.created("e-1", "c-1", 0), TestEvents.created("e-2", "c-2", 0));
    storage.rollback();

    storage.begin();
    handler.handle(TestEvents.created("e-1", "c-1", 0));
    storage.commit();

    assertThat(storage.rows("SELECT chat_id FROM chat")).containsExactly("[chat_id=c-1]");
  }
}
