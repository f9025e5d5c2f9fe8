package dev.signalbox.core.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UnhandledTypesTest {

  private final Logger logger = Logger.getLogger(UnhandledTypes.class.getName());
  private final List<LogRecord> records = new CopyOnWriteArrayList<>();
  private final Handler capture =
      new Handler() {
        @Override
        public void publish(LogRecord record) {
          records.add(record);
        }

        @Override
        public void flush() {
          // Nothing is buffered.
        }

        @Override
        public void close() {
          // Nothing is held.
        }
      };
  private final UnhandledTypes types =
      new UnhandledTypes(
          "message.sent"::equals,
          type ->
              type.equals("message.received") ? Optional.of("MessageReceived") : Optional.empty(),
          Runnable::run);

  @BeforeEach
  void listen() {
    logger.addHandler(capture);
    logger.setUseParentHandlers(false);
  }

  @AfterEach
  void stop() {
    logger.removeHandler(capture);
    logger.setUseParentHandlers(true);
  }

  private List<String> lines() {
    return records.stream().map(LogRecord::getMessage).toList();
  }

  @Test
  void typeThatNobodyTakes_isNamedOnceWithTheCodeForIt() {
    types.seen("message.received");
    types.seen("message.received");
    types.seen("message.sent");
    types.seen("acme.made");
    assertThat(lines())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .startsWith("SBX-2040")
                    .contains("message.received", "void on(@Observes MessageReceived event)"),
            line ->
                assertThat(line).contains("acme.made", "void on(@Observes UnknownEvent event)"));
  }

  @Test
  void madeUpTypes_areListenedToForAWhileOnly() {
    for (int i = 0; i < 2 * UnhandledTypes.MOST; i++) {
      types.seen("made.up" + i);
    }
    assertThat(lines()).hasSize(UnhandledTypes.MOST);
  }
}
