package dev.signalbox.it;

import dev.signalbox.core.inbox.AppendResult;
import dev.signalbox.core.inbox.EventPage;
import dev.signalbox.core.inbox.HandlerLedger;
import dev.signalbox.core.inbox.Inbox;
import dev.signalbox.core.inbox.InboxProvider;
import dev.signalbox.core.inbox.InboxSettings;
import dev.signalbox.core.inbox.LedgerTransaction;
import dev.signalbox.core.inbox.NewEvent;
import dev.signalbox.inbox.jdbc.internal.log.LogOptions;
import dev.signalbox.inbox.jdbc.internal.log.SqliteInboxOpener;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.sqlite.SQLiteCommitListener;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteUpdateListener;

/** The inbox on SQLite with one of its steps overridden; all the rest is the product's. */
final class CrashingInboxes implements InboxProvider {

  private static final int LIE_MILLIS = 300;

  private final CrashStep step;
  private Inbox opened;

  CrashingInboxes(CrashStep step) {
    this.step = step;
  }

  /** The inbox as the product has it. */
  Inbox opened() {
    return opened;
  }

  @Override
  public boolean accepts(String url) {
    return true;
  }

  @Override
  public Inbox open(InboxSettings settings, Clock clock) {
    opened = new SqliteInboxOpener(LogOptions.USUAL, this::tune).open(settings, clock);
    return inbox(opened);
  }

  private void tune(Connection connection) throws SQLException {
    step.at(CrashPoint.IN_RECOVERY_OF_LOG);
    SQLiteConnection sqlite = (SQLiteConnection) connection;
    if (step.is(CrashPoint.BEFORE_COMMIT)) {
      sqlite.addCommitListener(
          new SQLiteCommitListener() {
            @Override
            public void onCommit() {
              step.at(CrashPoint.BEFORE_COMMIT);
            }

            @Override
            public void onRollback() {
              // Nothing is rolled back here.
            }
          });
    }
    if (step.is(CrashPoint.IN_RETENTION)) {
      sqlite.addUpdateListener(
          (type, database, table, row) -> {
            if (type == SQLiteUpdateListener.Type.DELETE && table.equals("signalbox_event")) {
              step.at(CrashPoint.IN_RETENTION);
            }
          });
    }
  }

  private Inbox inbox(Inbox real) {
    return overridden(
        Inbox.class,
        real,
        (method, arguments, proceed) -> {
          if (method.equals("append")) {
            return append(real, (NewEvent) arguments[0]);
          }
          Object result = proceed.call();
          if (result instanceof HandlerLedger ledger) {
            return ledger(ledger);
          }
          if (result instanceof EventPage page && !page.events().isEmpty()) {
            step.at(CrashPoint.BEFORE_DISPATCH);
          }
          return result;
        });
  }

  private CompletionStage<AppendResult> append(Inbox real, NewEvent event) {
    if (step.is(CrashPoint.LYING_INBOX)) {
      CompletableFuture.delayedExecutor(LIE_MILLIS, TimeUnit.MILLISECONDS)
          .execute(() -> real.append(event));
      return CompletableFuture.completedFuture(new AppendResult(1, AppendResult.Outcome.STORED));
    }
    return real.append(event)
        .thenApply(
            result -> {
              step.at(CrashPoint.BEFORE_ANSWER);
              return result;
            });
  }

  private HandlerLedger ledger(HandlerLedger real) {
    return overridden(
        HandlerLedger.class,
        real,
        (method, arguments, proceed) -> {
          Object result = proceed.call();
          if (method.equals("load")) {
            step.at(CrashPoint.IN_RECOVERY_OF_LEDGER);
          }
          return result instanceof LedgerTransaction transaction
              ? transaction(transaction)
              : result;
        });
  }

  private LedgerTransaction transaction(LedgerTransaction real) {
    return overridden(
        LedgerTransaction.class,
        real,
        (method, arguments, proceed) -> {
          boolean commit = method.equals("commit");
          if (commit) {
            step.at(CrashPoint.BEFORE_LEDGER_COMMIT);
          }
          Object result = proceed.call();
          if (commit) {
            step.at(CrashPoint.AFTER_LEDGER_COMMIT);
          }
          return result;
        });
  }

  private interface Call {
    Object call() throws Throwable;
  }

  private interface Replacement {
    Object instead(String method, Object[] arguments, Call proceed) throws Throwable;
  }

  private static <T> T overridden(Class<T> type, T real, Replacement change) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                change.instead(
                    method.getName(),
                    arguments,
                    () -> {
                      try {
                        return method.invoke(real, arguments);
                      } catch (InvocationTargetException e) {
                        throw e.getCause();
                      }
                    })));
  }
}
