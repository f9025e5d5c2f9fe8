package dev.signalbox.handlers.message.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rows of {@code message}: one column for each of {@link Fact#columns()}, and what follows. */
final class MessageTable {

  private static final char UNKNOWN = '-';

  private static final int FIRST_CELL = 3;

  private final List<String> cells =
      Stream.of(Fact.values()).flatMap(fact -> fact.columns().stream()).map(Column::name).toList();
  private final String select =
      "SELECT message_id, origins, " + String.join(", ", cells) + " FROM message ";
  private final String upsert = upsert();

  /** The message with this id. */
  Optional<Stored> find(Sql sql, String messageId) throws SQLException {
    return select(sql, "WHERE message_id = ?", messageId).stream().findFirst();
  }

  /**
   * The messages that a condition selects.
   *
   * @param condition what follows {@code FROM message}
   */
  List<Stored> select(Sql sql, String condition, Object... arguments) throws SQLException {
    return sql.query(MessageTable::read, select + condition, arguments);
  }

  /** Adds or replaces a message. */
  void put(Sql sql, Stored message) throws SQLException {
    List<Object> arguments = new ArrayList<>();
    arguments.add(message.messageId());
    arguments.add(message.state().text());
    arguments.add(message.orderedAt());
    arguments.add(origins(message.facts()));
    for (Fact fact : Fact.values()) {
      arguments.addAll(cells(fact, message.facts().known(fact)));
    }
    sql.update(upsert, arguments.toArray());
  }

  private String upsert() {
    List<String> names = new ArrayList<>(List.of("state", "ordered_at", "origins"));
    names.addAll(cells);
    return "INSERT INTO message (message_id, "
        + String.join(", ", names)
        + ") VALUES (?"
        + ", ?".repeat(names.size())
        + ") ON CONFLICT (message_id) DO UPDATE SET "
        + names.stream()
            .map(name -> name + " = excluded." + name)
            .collect(Collectors.joining(", "));
  }

  private static Stored read(ResultSet row) throws SQLException {
    String origins = row.getString(2);
    Map<Fact, Known> facts = new EnumMap<>(Fact.class);
    int position = FIRST_CELL;
    for (Fact fact : Fact.values()) {
      boolean known =
          fact.ordinal() < origins.length() && origins.charAt(fact.ordinal()) != UNKNOWN;
      List<String> cells = new ArrayList<>();
      for (int i = 0; known && i < fact.columns().size(); i++) {
        cells.add(row.getString(position + i));
      }
      if (known) {
        Origin origin = Origin.of(origins.charAt(fact.ordinal()));
        facts.put(fact, new Known(origin, cells));
      }
      position += fact.columns().size();
    }
    return new Stored(row.getString(1), MessageFacts.of(facts));
  }

  private static String origins(MessageFacts facts) {
    StringBuilder letters = new StringBuilder();
    for (Fact fact : Fact.values()) {
      letters.append(facts.known(fact).map(known -> known.origin().letter()).orElse(UNKNOWN));
    }
    return letters.toString();
  }

  private static List<Object> cells(Fact fact, Optional<Known> known) {
    List<Object> cells = new ArrayList<>();
    for (int i = 0; i < fact.columns().size(); i++) {
      String cell = known.isPresent() ? known.get().cells().get(i) : null;
      cells.add(cell != null && fact.columns().get(i).number() ? Long.valueOf(cell) : cell);
    }
    return cells;
  }
}
