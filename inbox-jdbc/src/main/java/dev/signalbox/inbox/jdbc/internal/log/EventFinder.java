package dev.signalbox.inbox.jdbc.internal.log;

import dev.signalbox.core.inbox.EventSearch;
import dev.signalbox.core.inbox.SequenceRange;
import dev.signalbox.core.inbox.StoredEvent;
import dev.signalbox.inbox.jdbc.internal.sqlite.Millis;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Finds events for operators and retries: by sequence, by id, by time. */
final class EventFinder {

  /**
   * Bodies of one answer to an operator, in bytes. Such an answer may hold fewer events than asked
   * for, and always one: a thousand bodies of one MiB would not fit into the heap.
   */
  static final long ANSWER_BYTES = 32L * 1024 * 1024;

  private final LogReads reads;

  /** Reads with these connections. */
  EventFinder(LogReads reads) {
    this.reads = reads;
  }

  /** Those that are still there, in the order of sequence. */
  List<StoredEvent> bySequence(Collection<Long> sequences) {
    return sequences.isEmpty()
        ? List.of()
        : reads.read("reading events", connection -> bySequence(connection, sequences));
  }

  /** Those with this id, oldest first. */
  List<StoredEvent> byEventId(String eventId) {
    return reads.read(
        "looking for an event's id",
        connection ->
            bySequence(connection, candidates(connection, eventId.hashCode())).stream()
                .filter(event -> event.eventId().equals(eventId))
                .toList());
  }

  /** The lowest sequence that is there; 1 when there is none. */
  static long first(Connection connection) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(LogSql.SELECT_FIRST);
        ResultSet row = select.executeQuery()) {
      return row.next() ? Math.max(1, row.getLong(1)) : 1;
    }
  }

  /** Unreadable ones, newest first. */
  List<StoredEvent> unreadable(long before, int limit) {
    return reads.read(
        "reading unreadable events",
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(LogSql.SELECT_UNREADABLE)) {
            select.setLong(1, before);
            return all(select, limit);
          }
        });
  }

  /** First and last received in a span of time. */
  Optional<SequenceRange> range(Instant from, Instant to) {
    return reads.read(
        "looking for a span of time",
        connection -> new TimeSpan(Millis.of(from), Millis.of(to)).find(connection));
  }

  /** See {@link dev.signalbox.core.inbox.Inbox#search}. */
  List<StoredEvent> search(EventSearch search) {
    return reads.read("searching events", connection -> search(connection, search));
  }

  private static List<StoredEvent> search(Connection connection, EventSearch search)
      throws SQLException {
    long after = search.after();
    long before = search.before();
    if (search.from().isPresent() || search.to().isPresent()) {
      Optional<SequenceRange> range =
          new TimeSpan(
                  search.from().map(Millis::of).orElse(Long.MIN_VALUE),
                  search.to().map(Millis::of).orElse(Long.MAX_VALUE))
              .find(connection);
      if (range.isEmpty()) {
        return List.of();
      }
      after = Math.max(after, range.get().first() - 1);
      before = Math.min(before, range.get().last() + 1);
    }
    StringBuilder sql = new StringBuilder(LogSql.SELECT_EVENTS);
    search.eventType().ifPresent(type -> sql.append(LogSql.AND_TYPE));
    search.endpoint().ifPresent(endpoint -> sql.append(LogSql.AND_ENDPOINT));
    search.from().ifPresent(from -> sql.append(LogSql.AND_FROM));
    search.to().ifPresent(to -> sql.append(LogSql.AND_TO));
    sql.append(search.newestFirst() ? LogSql.BY_SEQUENCE_NEWEST_FIRST : LogSql.BY_SEQUENCE);
    try (PreparedStatement select = connection.prepareStatement(sql.toString())) {
      int place = 1;
      select.setLong(place++, after);
      select.setLong(place++, before);
      if (search.eventType().isPresent()) {
        select.setString(place++, search.eventType().get());
      }
      if (search.endpoint().isPresent()) {
        select.setString(place++, search.endpoint().get());
      }
      if (search.from().isPresent()) {
        select.setLong(place++, Millis.of(search.from().get()));
      }
      if (search.to().isPresent()) {
        select.setLong(place, Millis.of(search.to().get()));
      }
      return all(select, search.limit());
    }
  }

  private static List<StoredEvent> all(PreparedStatement select, int limit) throws SQLException {
    EventRows found = new EventRows(limit, ANSWER_BYTES);
    try (ResultSet rows = select.executeQuery()) {
      found.addAll(rows);
    }
    return found.events();
  }

  private static List<StoredEvent> bySequence(Connection connection, Collection<Long> sequences)
      throws SQLException {
    EventRows found = new EventRows(Integer.MAX_VALUE, Long.MAX_VALUE);
    try (PreparedStatement select = connection.prepareStatement(LogSql.SELECT_EVENT)) {
      for (long sequence : new TreeSet<>(sequences)) {
        select.setLong(1, sequence);
        try (ResultSet row = select.executeQuery()) {
          found.addAll(row);
        }
      }
    }
    return found.events();
  }

  /** Sequences whose event's id has this hash. */
  private static List<Long> candidates(Connection connection, int hash) throws SQLException {
    List<Long> sequences = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(LogSql.SELECT_BLOCKS_WITH_HASH)) {
      select.setBytes(1, ByteBuffer.allocate(Integer.BYTES).putInt(hash).array());
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          ByteBuffer hashes = ByteBuffer.wrap(rows.getBytes(2));
          for (long sequence = rows.getLong(1); hashes.hasRemaining(); sequence++) {
            if (hashes.getInt() == hash) {
              sequences.add(sequence);
            }
          }
        }
      }
    }
    return sequences;
  }

  /**
   * A span of time in milliseconds. The blocks say where in the log it can lie; they are looked
   * into from both ends until an event is found, because times need not grow with the sequence.
   */
  private record TimeSpan(long from, long to) {

    Optional<SequenceRange> find(Connection connection) throws SQLException {
      List<SequenceRange> blocks = new ArrayList<>();
      try (PreparedStatement select = connection.prepareStatement(LogSql.SELECT_BLOCKS_WITHIN)) {
        select.setLong(1, from);
        select.setLong(2, to);
        try (ResultSet rows = select.executeQuery()) {
          while (rows.next()) {
            blocks.add(new SequenceRange(rows.getLong(1), rows.getLong(2)));
          }
        }
      }
      Optional<SequenceRange> first = firstFound(connection, blocks);
      if (first.isEmpty()) {
        return first;
      }
      Collections.reverse(blocks);
      long last = firstFound(connection, blocks).orElse(first.get()).last();
      return Optional.of(new SequenceRange(first.get().first(), last));
    }

    private Optional<SequenceRange> firstFound(Connection connection, List<SequenceRange> blocks)
        throws SQLException {
      try (PreparedStatement select = connection.prepareStatement(LogSql.SELECT_ENDS_WITHIN)) {
        for (SequenceRange block : blocks) {
          select.setLong(1, block.first());
          select.setLong(2, block.last());
          select.setLong(3, from);
          select.setLong(4, to);
          try (ResultSet row = select.executeQuery()) {
            if (row.next() && row.getObject(1) != null) {
              return Optional.of(new SequenceRange(row.getLong(1), row.getLong(2)));
            }
          }
        }
      }
      return Optional.empty();
    }
  }
}
