package dev.signalbox.handlers.chat.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table with a row for each thing of which facts are known: its key, {@code origins}, and of each
 * fact the time and the columns.
 *
 * @param <F> the facts
 */
final class FactTable<F extends Enum<F> & Fact> {

  private static final char UNKNOWN = '-';

  private final List<F> facts;
  private final String find;
  private final String select;
  private final String upsert;
  private final int keys;

  /**
   * Of a table that {@link Schema} makes.
   *
   * @param keys the columns of the primary key
   */
  FactTable(String table, List<F> facts, String... keys) {
    this.facts = facts;
    this.keys = keys.length;
    List<String> names = new ArrayList<>(List.of("origins"));
    facts.stream()
        .flatMap(f -> Stream.concat(Stream.of(f.at()), f.columns().stream().map(Column::name)))
        .forEach(names::add);
    List<String> all = new ArrayList<>(Arrays.asList(keys));
    all.addAll(names);
    this.select = "SELECT " + String.join(", ", all) + " FROM " + table + " ";
    this.find = "WHERE " + String.join(" = ? AND ", keys) + " = ?";
    this.upsert =
        "INSERT INTO "
            + table
            + " ("
            + String.join(", ", all)
            + ") VALUES (?"
            + ", ?".repeat(all.size() - 1)
            + ") ON CONFLICT ("
            + String.join(", ", keys)
            + ") DO UPDATE SET "
            + names.stream()
                .map(name -> name + " = excluded." + name)
                .collect(Collectors.joining(", "));
  }

  /** The row with this key. */
  Optional<Stored<F>> find(Sql sql, Object... key) throws SQLException {
    return select(sql, find, key).stream().findFirst();
  }

  /**
   * The rows that a condition selects.
   *
   * @param condition what follows {@code FROM} and the table's name
   */
  List<Stored<F>> select(Sql sql, String condition, Object... arguments) throws SQLException {
    return sql.query(this::read, select + condition, arguments);
  }

  /** Adds or replaces a row. */
  void put(Sql sql, Stored<F> row) throws SQLException {
    List<Object> arguments = new ArrayList<>(row.key());
    arguments.add(origins(row.facts()));
    for (F fact : facts) {
      Optional<Known> known = row.facts().known(fact);
      arguments.add(known.map(Known::at).orElse(null));
      for (int i = 0; i < fact.columns().size(); i++) {
        String cell = known.isPresent() ? known.get().cells().get(i) : null;
        boolean number = cell != null && fact.columns().get(i).number();
        arguments.add(number ? Long.valueOf(cell) : cell);
      }
    }
    sql.update(upsert, arguments.toArray());
  }

  private Stored<F> read(ResultSet row) throws SQLException {
    List<String> key = new ArrayList<>();
    for (int i = 1; i <= keys; i++) {
      key.add(row.getString(i));
    }
    String origins = row.getString(keys + 1);
    int position = keys + 2;
    Map<F, Known> known = new LinkedHashMap<>();
    for (int fact = 0; fact < facts.size(); fact++) {
      int columns = facts.get(fact).columns().size();
      if (fact < origins.length() && origins.charAt(fact) != UNKNOWN) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          cells.add(row.getString(position + i));
        }
        Origin origin = Origin.of(origins.charAt(fact));
        known.put(facts.get(fact), new Known(origin, row.getString(position), cells));
      }
      position += 1 + columns;
    }
    return new Stored<>(key, Facts.of(known));
  }

  private String origins(Facts<F> known) {
    StringBuilder letters = new StringBuilder();
    for (F fact : facts) {
      letters.append(known.known(fact).map(value -> value.origin().letter()).orElse(UNKNOWN));
    }
    return letters.toString();
  }
}
