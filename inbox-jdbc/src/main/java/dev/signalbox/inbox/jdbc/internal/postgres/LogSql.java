package dev.signalbox.inbox.jdbc.internal.postgres;

/** Statements that read the log of one schema. */
final class LogSql {

  private static final String COLUMNS =
      "e.sequence, e.event_type, e.endpoint, e.readable, e.received_at, e.event_id, e.body";

  private final String schema;

  /** Not removed by retention. */
  final String visible;

  /** To be followed by conditions; see {@link EventRow}. */
  final String select;

  LogSql(String schema) {
    this.schema = schema;
    this.visible =
        " AND NOT EXISTS (SELECT 1 FROM "
            + schema
            + ".purged p WHERE e.received_at < p.received_before AND e.sequence <= p.through)";
    this.select = "SELECT " + COLUMNS + " FROM " + schema + ".event e WHERE ";
  }

  /** A table of the log. */
  String table(String name) {
    return schema + "." + name;
  }

  /**
   * A statement that is cut off where the bodies before have a number of bytes; one more parameter,
   * the last.
   */
  static String cutOff(String events) {
    return "SELECT sequence, event_type, endpoint, readable, received_at, event_id, body FROM"
        + " (SELECT o.*, sum(octet_length(o.body)) OVER (ROWS UNBOUNDED PRECEDING)"
        + " - octet_length(o.body) AS before FROM ("
        + events
        + ") o) n WHERE n.before < ?";
  }
}
