package dev.signalbox.handlers.reaction.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rows of {@code reaction}: one for each face of each person on each part. */
final class MarkTable {

  private static final List<String> KEY =
      List.of("message_id", "part_index", "from_me", "person", "kind", "emoji", "sticker");
  private static final List<String> REST =
      List.of(
          "standing",
          "added_at",
          "added_created_at",
          "added_event_id",
          "added_endpoint",
          "removed_at",
          "removed_created_at",
          "removed_event_id",
          "removed_endpoint",
          "handle",
          "handle_id",
          "service",
          "sticker_file_name",
          "sticker_mime_type",
          "sticker_url",
          "sticker_width",
          "sticker_height");

  private final String columns =
      Stream.concat(KEY.stream(), REST.stream()).collect(Collectors.joining(", "));
  private final String select = "SELECT " + columns + " FROM reaction ";
  private final String upsert =
      "INSERT INTO reaction ("
          + columns
          + ") VALUES (?"
          + ", ?".repeat(KEY.size() + REST.size() - 1)
          + ") ON CONFLICT ("
          + String.join(", ", KEY)
          + ") DO UPDATE SET "
          + REST.stream()
              .map(name -> name + " = excluded." + name)
              .collect(Collectors.joining(", "));

  /** What one person did to one part, with reactions of one kind. */
  Marks of(Sql sql, Spot spot, Person person, String kind) throws SQLException {
    return Marks.of(
        sql.query(
            MarkTable::mark,
            select
                + "WHERE message_id = ? AND part_index = ? AND from_me = ? AND person = ?"
                + " AND kind = ?",
            spot.messageId(),
            spot.partIndex(),
            person.me() ? 1 : 0,
            person.handle(),
            kind));
  }

  /** The reactions to a message that stand, by part and then by time. */
  List<Standing> standing(Sql sql, String messageId, int limit) throws SQLException {
    return sql.query(
        row ->
            new Standing(
                new Spot(row.getString(1), row.getLong(2)),
                new Person(row.getLong(3) != 0, row.getString(4)),
                mark(row)),
        select
            + "WHERE message_id = ? AND standing = 1"
            + " ORDER BY part_index, added_at, added_created_at, added_event_id, added_endpoint,"
            + " from_me, person, kind, emoji, sticker LIMIT ?",
        messageId,
        limit);
  }

  /** Adds or replaces a row. */
  void put(Sql sql, Spot spot, Person person, Mark mark, boolean standing) throws SQLException {
    Optional<Moment> added = mark.added();
    Optional<Moment> removed = mark.removed();
    Details details = mark.details();
    sql.update(
        upsert,
        spot.messageId(),
        spot.partIndex(),
        person.me() ? 1 : 0,
        person.handle(),
        mark.face().kind(),
        mark.face().emoji(),
        mark.face().sticker(),
        standing ? 1 : 0,
        added.map(Moment::at).orElse(null),
        added.map(Moment::createdAt).orElse(null),
        added.map(Moment::eventId).orElse(null),
        added.map(Moment::endpoint).orElse(null),
        removed.map(Moment::at).orElse(null),
        removed.map(Moment::createdAt).orElse(null),
        removed.map(Moment::eventId).orElse(null),
        removed.map(Moment::endpoint).orElse(null),
        details.handle().orElse(null),
        details.handleId().orElse(null),
        details.service().orElse(null),
        details.fileName().orElse(null),
        details.mimeType().orElse(null),
        details.url().orElse(null),
        details.width().orElse(null),
        details.height().orElse(null));
  }

  /**
   * Removes a person's reactions, and the handle from those of your own line.
   *
   * @param handle as {@link Person#normal} makes it
   * @return how many rows were removed or changed
   */
  int forget(Sql sql, String handle) throws SQLException {
    return sql.update("DELETE FROM reaction WHERE from_me = 0 AND person = ?", handle)
        + sql.update(
            "UPDATE reaction SET handle = NULL, handle_id = NULL WHERE handle = ?", handle);
  }

  private static Mark mark(ResultSet row) throws SQLException {
    return new Mark(
        new Face(row.getString(5), row.getString(6), row.getString(7)),
        moment(row, 9),
        moment(row, 13),
        new Details(
            Optional.ofNullable(row.getString(17)),
            Optional.ofNullable(row.getString(18)),
            Optional.ofNullable(row.getString(19)),
            Optional.ofNullable(row.getString(20)),
            Optional.ofNullable(row.getString(21)),
            Optional.ofNullable(row.getString(22)),
            number(row, 23),
            number(row, 24)));
  }

  private static Optional<Moment> moment(ResultSet row, int first) throws SQLException {
    return row.getString(first) == null
        ? Optional.empty()
        : Optional.of(
            new Moment(
                row.getString(first),
                row.getString(first + 1),
                row.getString(first + 2),
                row.getString(first + 3)));
  }

  private static Optional<Long> number(ResultSet row, int column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(value);
  }
}
