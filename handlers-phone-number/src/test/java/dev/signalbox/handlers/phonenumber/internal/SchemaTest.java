package dev.signalbox.handlers.phonenumber.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
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

    assertThat(storage.rows("SELECT version FROM line_schema_version"))
        .containsExactly("[version=1]");
    assertThat(storage.rows()).isEmpty();
  }

  @Test
  void tablesOfLaterVersion_areRefused() throws Exception {
    new TestHandler(storage).start();
    storage.execute("INSERT INTO line_schema_version (version) VALUES (2)");

    assertThatThrownBy(() -> new TestHandler(storage).start())
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("version 2")
        .hasMessageContaining("install the newer bundle");
  }

  @Test
  void tablesMadeInDeliveryThatIsUndone_areMadeAgain() throws Exception {
    TestHandler handler = new TestHandler(storage);
    storage.begin();
    handler.handle(TestEvents.change("e-1", 1, "ACTIVE", "HEALTHY"));
    storage.rollback();

    storage.begin();
    handler.handle(TestEvents.change("e-1", 1, "ACTIVE", "HEALTHY"));
    storage.commit();

    assertThat(storage.rows("SELECT phone_number FROM line"))
        .containsExactly("[phone_number=+12025550123]");
  }
}
