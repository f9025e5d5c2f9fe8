package dev.signalbox.inbox.jdbc.internal.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which texts would end a handler's transaction. */
class SqlGuardTest {

  private final SqlGuard guard = new SqlGuard();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ROLLBACK TO a",
        "rollback to savepoint a",
        "ROLLBACK TRANSACTION TO a",
        "SAVEPOINT a",
        "CREATE TRIGGER t AFTER INSERT ON x BEGIN DELETE FROM y; END"
      })
  void partOfATransaction_isNotItsEnd(String sql) {
    assertThat(guard.transactionKeyword(sql)).isEmpty();
    assertThat(guard.transactionKeyword(sql)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ROLLBACK", "rollback transaction", "SELECT 1; ROLLBACK"})
  void rollback_isFoundEachTime(String sql) {
    assertThat(guard.transactionKeyword(sql)).contains("ROLLBACK");
    assertThat(guard.transactionKeyword(sql)).contains("ROLLBACK");
  }

  @Test
  void manyTexts_areJudgedLikeFew() {
    for (int i = 0; i < 20_000; i++) {
      assertThat(guard.transactionKeyword("SELECT " + i)).isEmpty();
    }
    assertThat(guard.transactionKeyword("SELECT 1" + " ".repeat(100_000))).isEmpty();
    assertThat(guard.transactionKeyword("COMMIT")).contains("COMMIT");
  }
}
