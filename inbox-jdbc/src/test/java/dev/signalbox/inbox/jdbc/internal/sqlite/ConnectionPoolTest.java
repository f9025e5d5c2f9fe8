package dev.signalbox.inbox.jdbc.internal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How many connections there are, and which are used again. */
class ConnectionPoolTest {

  private final List<Connection> opened = new ArrayList<>();
  private final List<Connection> closed = new ArrayList<>();
  private boolean failing;
  private final ConnectionPool pool =
      new ConnectionPool(this::open, "connections of the test", 3, 2, Duration.ofMillis(20));

  private Connection open() throws SQLException {
    if (failing) {
      throw new SQLException("expected by the test");
    }
    Connection[] made = new Connection[1];
    made[0] =
        (Connection)
            Proxy.newProxyInstance(
                Connection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) ->
                    switch (method.getName()) {
                      case "close" -> {
                        closed.add(made[0]);
                        yield null;
                      }
                      case "equals" -> proxy == arguments[0];
                      case "hashCode" -> System.identityHashCode(proxy);
                      default -> "a connection of the test";
                    });
    opened.add(made[0]);
    return made[0];
  }

  @Test
  void noMoreThanTheBound_areLentAtATime() throws SQLException {
    Connection first = pool.take();
    pool.take();
    pool.take();
    assertThatThrownBy(pool::take)
        .isInstanceOf(SQLException.class)
        .hasMessage(
            "all 3 connections of the test stayed in use for PT0.02S; close connections after use");
    pool.give(first, true);

    assertThat(pool.take()).isSameAs(first);
    assertThat(opened).hasSize(3);
  }

  @Test
  void failureToOpen_takesNoConnectionAway() throws SQLException {
    failing = true;
    for (int i = 0; i < 4; i++) {
      assertThatThrownBy(pool::take).hasMessage("expected by the test");
    }
    failing = false;
    for (int i = 0; i < 3; i++) {
      pool.take();
    }
    assertThat(opened).hasSize(3);
  }

  @Test
  void connections_areKeptUpToABound() throws SQLException {
    List<Connection> lent = List.of(pool.take(), pool.take(), pool.take());
    for (Connection each : lent) {
      pool.give(each, true);
    }

    assertThat(closed).containsExactly(lent.get(2));
    assertThat(pool.take()).isSameAs(lent.get(1));
    assertThat(pool.take()).isSameAs(lent.get(0));
  }

  @Test
  void connectionThatSawAFailure_isNotUsedAgain() throws SQLException {
    assertThatThrownBy(
            () ->
                pool.with(
                    connection -> {
                      throw new SQLException("expected by the test");
                    }))
        .hasMessage("expected by the test");
    assertThat(closed).isEqualTo(opened).hasSize(1);

    Connection other = pool.with(connection -> connection);
    assertThat(pool.<Connection>with(connection -> connection)).isSameAs(other);
    assertThat(opened).hasSize(2);
  }

  @Test
  void closedPool_lendsNothingAndClosesWhatComesBack() throws SQLException {
    Connection lent = pool.take();
    Connection idle = pool.take();
    pool.give(idle, true);
    pool.close();
    assertThat(closed).containsExactly(idle);
    for (int i = 0; i < 4; i++) {
      assertThatThrownBy(pool::take).hasMessageContaining("the inbox is closed");
    }
    pool.give(lent, true);

    assertThat(closed).containsExactly(idle, lent);
  }

  @Test
  void interruptedThread_getsNoneAndStaysInterrupted() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(pool::take)
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("interrupted while waiting");
    assertThat(Thread.interrupted()).isTrue();
  }
}
