package dev.signalbox.inbox.jdbc.internal.postgres;

import dev.signalbox.core.inbox.HandlerReport;
import dev.signalbox.core.inbox.NodeRecord;
import dev.signalbox.core.inbox.NodeRecord.HandledHere;
import dev.signalbox.core.inbox.NodeSettings;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What nodes tell of themselves. The row of a node is there after its lock, so no lock: no node.
 */
final class NodeTable {

  private final String schema;
  private final String insertNode;
  private final String deleteNode;
  private final String deleteGone;
  private final String join;
  private final String leave;
  private final String report;
  private final String deleteReports;
  private final String workers;
  private final String select;

  NodeTable(String schema) {
    this.schema = schema;
    String node = schema + ".node";
    String handler = schema + ".node_handler";
    insertNode =
        "INSERT INTO " + node + " (id, name, version, since, lock_key) VALUES (?, ?, ?, ?, ?)";
    deleteNode = "DELETE FROM " + node + " WHERE id = ?";
    deleteGone = "DELETE FROM " + node + " n WHERE NOT " + schema + ".is_locked_1(n.lock_key)";
    join =
        "INSERT INTO "
            + handler
            + " (node, handler, lock_key) VALUES (?, ?, ?)"
            + " ON CONFLICT (node, handler) DO UPDATE SET lock_key = excluded.lock_key";
    leave = "UPDATE " + handler + " SET lock_key = NULL WHERE node = ? AND handler = ?";
    report =
        "INSERT INTO "
            + handler
            + " AS t (node, handler, version, source, state, handled, failed, breaker, last_error)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (node, handler) DO UPDATE SET"
            + " version = excluded.version, source = excluded.source, state = excluded.state,"
            + " handled = excluded.handled, failed = excluded.failed, breaker = excluded.breaker,"
            + " last_error = excluded.last_error";
    deleteReports =
        "DELETE FROM " + handler + " WHERE node = ? AND lock_key IS NULL AND NOT handler = ANY (?)";
    workers =
        "SELECT handler, node FROM "
            + handler
            + " WHERE lock_key IS NOT NULL AND "
            + schema
            + ".is_locked_1(lock_key)";
    select =
        "SELECT n.id, n.name, n.version, n.since, h.handler, h.version, h.source, h.state,"
            + " h.handled, h.failed, h.breaker, h.last_error, l.shards, s.held, s.position,"
            + " (SELECT last_sequence FROM "
            + schema
            + ".state WHERE id = 1) FROM "
            + node
            + " n LEFT JOIN "
            + handler
            + " h ON h.node = n.id LEFT JOIN "
            + schema
            + ".ledger l ON l.handler = h.handler LEFT JOIN LATERAL (SELECT array_agg(p.shard"
            + " ORDER BY p.shard) AS held, min(p.position) AS position FROM "
            + schema
            + ".ledger_shard p WHERE p.handler = h.handler AND p.node = n.id) s ON true WHERE "
            + schema
            + ".is_locked_1(n.lock_key) ORDER BY n.since, n.id, h.handler COLLATE \"C\"";
  }

  /** A node has come, and has its lock. */
  void insert(Connection connection, String id, NodeSettings node, Instant since)
      throws SQLException {
    run(
        connection,
        insertNode,
        id,
        StoredText.of(node.name()),
        StoredText.of(node.version()),
        since.toEpochMilli(),
        LockKey.ofNode(schema, id).number());
  }

  /** A node goes. */
  void delete(Connection connection, String id) throws SQLException {
    run(connection, deleteNode, id);
  }

  /** Removes the rows of nodes that are not there any more. */
  void deleteGone(Connection connection) throws SQLException {
    run(connection, deleteGone);
  }

  /** A node works a handler from now on, and has the lock for that. */
  void join(Connection connection, String id, String handler) throws SQLException {
    run(connection, join, id, handler, LockKey.ofWorker(schema, id, handler).number());
  }

  /** A node does not work a handler any more. */
  void leave(Connection connection, String id, String handler) throws SQLException {
    run(connection, leave, id, handler);
  }

  /** How all handlers of a node stand. */
  void report(Connection connection, String id, Collection<HandlerReport> reports)
      throws SQLException {
    for (HandlerReport one : reports) {
      run(
          connection,
          report,
          id,
          one.handler(),
          StoredText.of(one.version()),
          StoredText.of(one.source()),
          one.state(),
          one.handled(),
          one.failed(),
          one.breaker(),
          StoredText.of(one.lastError()));
    }
    String[] names = reports.stream().map(HandlerReport::handler).toArray(String[]::new);
    run(connection, deleteReports, id, connection.createArrayOf("text", names));
  }

  /** The nodes that work each handler now. */
  Map<String, List<String>> workers(Connection connection) throws SQLException {
    Map<String, List<String>> found = new TreeMap<>();
    try (PreparedStatement statement = connection.prepareStatement(workers);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        found.computeIfAbsent(rows.getString(1), key -> new ArrayList<>()).add(rows.getString(2));
      }
    }
    return found;
  }

  /** All nodes that are there, the oldest first. */
  List<NodeRecord> read(Connection connection, String self) throws SQLException {
    List<NodeRecord> nodes = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(select);
        ResultSet rows = statement.executeQuery()) {
      boolean more = rows.next();
      while (more) {
        String id = rows.getString(1);
        String name = StoredText.read(rows.getString(2));
        String version = StoredText.read(rows.getString(3));
        Instant since = Instant.ofEpochMilli(rows.getLong(4));
        List<HandledHere> handlers = new ArrayList<>();
        while (more && rows.getString(1).equals(id)) {
          if (rows.getString(5) != null) {
            handlers.add(handled(rows));
          }
          more = rows.next();
        }
        nodes.add(new NodeRecord(id, name, version, since, id.equals(self), handlers));
      }
    }
    return nodes;
  }

  private static HandledHere handled(ResultSet row) throws SQLException {
    List<Integer> shards = new ArrayList<>();
    Array held = row.getArray(14);
    if (held != null) {
      for (Object shard : (Object[]) held.getArray()) {
        shards.add(((Number) shard).intValue());
      }
    }
    return new HandledHere(
        new HandlerReport(
            row.getString(5),
            StoredText.read(row.getString(6)),
            StoredText.read(row.getString(7)),
            row.getString(8),
            row.getLong(9),
            row.getLong(10),
            row.getString(11),
            StoredText.read(row.getString(12))),
        Math.max(1, row.getInt(13)),
        shards,
        shards.isEmpty() ? row.getLong(16) : row.getLong(15));
  }

  private static void run(Connection connection, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }
}
