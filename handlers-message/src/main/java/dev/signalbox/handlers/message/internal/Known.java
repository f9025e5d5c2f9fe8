package dev.signalbox.handlers.message.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A fact together with what it is known from.
 *
 * @param origin what it is known from
 * @param cells one for each column of the fact, in their order; null where the column is empty
 */
record Known(Origin origin, List<String> cells) {

  /** The more reliable origin first. */
  static final Comparator<Known> BY_ORIGIN = Comparator.comparing(Known::origin);

  /** The smaller text first, an empty cell last; a time is text of a fixed width, so earliest. */
  static final Comparator<Known> BY_CELLS = (a, b) -> compare(a.cells, b.cells);

  /** Copies the cells. */
  Known {
    cells = Collections.unmodifiableList(new ArrayList<>(cells));
  }

  /** Of cells that may be empty; empty when all of them are. */
  static Optional<Known> of(Origin origin, List<Optional<String>> cells) {
    return cells.stream().allMatch(Optional::isEmpty)
        ? Optional.empty()
        : Optional.of(
            new Known(
                origin,
                cells.stream().map(cell -> cell.map(Text::storable).orElse(null)).toList()));
  }

  /** The first cell. */
  Optional<String> first() {
    return Optional.ofNullable(cells.get(0));
  }

  private static int compare(List<String> a, List<String> b) {
    Comparator<String> cell = Comparator.nullsLast(Comparator.naturalOrder());
    for (int i = 0; i < a.size(); i++) {
      int order = cell.compare(a.get(i), b.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
