package dev.signalbox.handlers.phonenumber.internal;

import java.sql.SQLException;
import java.util.Optional;

/** Takes in what events say, each event once. */
final class LineStore {

  private final Database database;
  private final EventTable events;
  private final LineTable lines;
  private final ChangeTable changes;

  LineStore(Database database, EventTable events, LineTable lines, ChangeTable changes) {
    this.database = database;
    this.events = events;
    this.lines = lines;
    this.changes = changes;
  }

  /** Makes the tables, where they are missing. */
  void prepare() {
    database.write(sql -> Optional.empty());
  }

  /**
   * Writes down what an event says. An event that was taken in before changes nothing.
   *
   * @return whether the line came into trouble or out of it
   * @throws StoreException when the database fails; nothing is then written
   */
  Optional<Turn> apply(EventKey event, Change change) {
    return database.write(sql -> events.add(sql, event) ? merge(sql, change) : Optional.empty());
  }

  /**
   * Removes a line and its history.
   *
   * @param phoneNumber as of {@link LineNumber#normal}
   * @return how many rows were removed
   */
  int forget(String phoneNumber) {
    return database.write(sql -> lines.remove(sql, phoneNumber) + changes.remove(sql, phoneNumber));
  }

  private Optional<Turn> merge(Sql sql, Change change) throws SQLException {
    changes.add(sql, change);
    Optional<Line> known = lines.find(sql, change.phoneNumber());
    Line before = known.orElse(Line.unknown(change.phoneNumber()));
    Line after = before.with(change);
    if (known.isEmpty() || !after.equals(before)) {
      lines.put(sql, after);
    }
    return trouble(before) == trouble(after)
        ? Optional.empty()
        : Optional.of(new Turn(after, change.moment().at()));
  }

  private static boolean trouble(Line line) {
    return line.standing() == Standing.FLAGGED;
  }
}
