package dev.signalbox.inbox.jdbc;

import dev.signalbox.core.inbox.HandlerLedger;
import dev.signalbox.core.inbox.Inbox;
import dev.signalbox.core.inbox.LedgerTransaction;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.util.concurrent.Semaphore;

/** Works until it is killed: {@code CrashChild <append|repeat|handle> <folder> <round>}. */
final class CrashChild {

  private CrashChild() {}

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[1]);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
    switch (args[0]) {
      case "append" -> append(SqliteInboxes.open(folder), args[2], out);
      case "repeat" -> repeat(SqliteInboxes.open(folder, Clock.systemUTC(), 200), out);
      default -> handle(SqliteInboxes.open(folder).ledger("counter"), out);
    }
  }

  /** Prints each id once it is acknowledged. */
  private static void append(Inbox inbox, String round, PrintStream out) throws Exception {
    Semaphore window = new Semaphore(64);
    for (int i = 0; ; i++) {
      window.acquire();
      String id = round + "-" + i;
      inbox
          .append(Events.event(id))
          .thenAccept(
              result -> {
                out.println(id);
                window.release();
              });
    }
  }

  /** The same events in every round, each one twice; prints what became of them. */
  private static void repeat(Inbox inbox, PrintStream out) throws Exception {
    Semaphore window = new Semaphore(64);
    for (int i = 0; ; i++) {
      window.acquire();
      int number = i / 2;
      inbox
          .append(Events.event("e" + number))
          .thenAccept(
              result -> {
                out.println(number + " " + result.sequence() + " " + result.outcome());
                window.release();
              });
    }
  }

  /** Writes a row per event and moves the position, several events to a transaction. */
  private static void handle(HandlerLedger ledger, PrintStream out) throws Exception {
    long sequence = ledger.load().position();
    while (true) {
      try (LedgerTransaction transaction = ledger.begin()) {
        for (int i = 0; i < 5; i++) {
          sequence++;
          transaction.savepoint();
          try (Connection connection = ledger.dataSource().getConnection();
              PreparedStatement insert =
                  connection.prepareStatement("INSERT INTO handled VALUES (?)")) {
            insert.setLong(1, sequence);
            insert.executeUpdate();
          }
          transaction.position(sequence);
          transaction.releaseSavepoint();
        }
        transaction.commit();
      }
      out.println(sequence);
    }
  }
}
