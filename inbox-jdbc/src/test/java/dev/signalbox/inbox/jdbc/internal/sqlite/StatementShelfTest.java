package dev.signalbox.inbox.jdbc.internal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which statements wait for their next use. */
class StatementShelfTest {

  private final StatementShelf shelf = new StatementShelf();
  private final List<PreparedStatement> closed = new ArrayList<>();

  private PreparedStatement statement() {
    return (PreparedStatement)
        Proxy.newProxyInstance(
            PreparedStatement.class.getClassLoader(),
            new Class<?>[] {PreparedStatement.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "close" -> {
                    closed.add((PreparedStatement) proxy);
                    yield null;
                  }
                  case "equals" -> proxy == arguments[0];
                  case "hashCode" -> System.identityHashCode(proxy);
                  default -> "a statement of the test";
                });
  }

  @Test
  void statement_isTakenByOneOnly() throws SQLException {
    PreparedStatement statement = statement();
    shelf.give("SELECT 1", statement);

    assertThat(shelf.take("SELECT 2")).isEmpty();
    assertThat(shelf.take("SELECT 1")).containsSame(statement);
    assertThat(shelf.take("SELECT 1")).isEmpty();
    assertThat(closed).isEmpty();
  }

  @Test
  void secondOfATextAndLongTexts_areClosed() throws SQLException {
    PreparedStatement first = statement();
    PreparedStatement second = statement();
    PreparedStatement fits = statement();
    PreparedStatement tooLong = statement();
    shelf.give("a", first);
    shelf.give("a", second);
    shelf.give("x".repeat(4_000), fits);
    shelf.give("x".repeat(4_001), tooLong);

    assertThat(closed).containsExactly(second, tooLong);
    assertThat(shelf.take("a")).containsSame(first);
    assertThat(shelf.take("x".repeat(4_000))).containsSame(fits);
    assertThat(shelf.take("x".repeat(4_001))).isEmpty();
  }

  @Test
  void fullShelf_closesWhatWasUsedTheLongestTimeAgo() throws SQLException {
    List<PreparedStatement> statements = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      statements.add(statement());
      shelf.give("s" + i, statements.get(i));
    }
    assertThat(closed).isEmpty();
    shelf.give("s0", shelf.take("s0").orElseThrow());
    shelf.give("one more", statement());

    assertThat(closed).containsExactly(statements.get(1));
    assertThat(shelf.take("s1")).isEmpty();
    assertThat(shelf.take("s0")).isPresent();
  }
}
