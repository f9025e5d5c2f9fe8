package dev.signalbox.handlers.chat.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is known of one fact.
 *
 * @param origin how it is known
 * @param at as of when it is so, in the form of {@link Times}
 * @param cells one for each column of the fact, in their order; null where the column is empty: a
 *     name that was taken away is known to be none
 */
record Known(Origin origin, String at, List<String> cells) {

  /** The more reliable origin first. */
  static final Comparator<Known> BY_ORIGIN = Comparator.comparing(Known::origin);

  /** The later first. */
  static final Comparator<Known> LATEST = Comparator.comparing(Known::at).reversed();

  /** The smaller text first, an empty cell last. */
  static final Comparator<Known> BY_CELLS = (a, b) -> compare(a.cells, b.cells);

  /** Copies the cells, in the form in which they can be stored. */
  Known {
    List<String> copy = new ArrayList<>();
    cells.forEach(cell -> copy.add(cell == null ? null : Text.storable(cell)));
    cells = Collections.unmodifiableList(copy);
  }

  /** Stated as of a time. */
  static Known stated(String at, String... cells) {
    return new Known(Origin.STATED, at, Arrays.asList(cells));
  }

  /** Implied as of a time. */
  static Known implied(String at, String... cells) {
    return new Known(Origin.IMPLIED, at, Arrays.asList(cells));
  }

  /** A cell; empty when the column is. */
  Optional<String> cell(int index) {
    return Optional.ofNullable(cells.get(index));
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
