package dev.signalbox.inbox.jdbc.internal.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The days that the log has tables for. */
final class Days {

  private static final long MILLIS = 86_400_000;
  private static final String MAKE = ".make_day_2(?)";

  private final String make;
  private final Set<Integer> made = ConcurrentHashMap.newKeySet();

  /** Of the log in this schema. */
  Days(String schema) {
    make = "SELECT " + schema + MAKE;
  }

  /** The day of a time in milliseconds since 1970. */
  static int of(long millis) {
    long day = Math.floorDiv(millis, MILLIS);
    return (int) Math.max(Integer.MIN_VALUE + 1, Math.min(Integer.MAX_VALUE, day));
  }

  /** The last millisecond that has gone when a day has ended. */
  static long end(int day) {
    return (day + 1L) * MILLIS;
  }

  /** Makes the tables of these days where there are none. */
  void ensure(Connection connection, Collection<Integer> days) throws SQLException {
    for (int day : days) {
      if (!made.contains(day)) {
        try (PreparedStatement statement = connection.prepareStatement(make)) {
          statement.setInt(1, day);
          statement.execute();
        }
        made.add(day);
      }
    }
  }

  /** A day's tables may be gone: somebody has dropped them. */
  void forget() {
    made.clear();
  }
}
