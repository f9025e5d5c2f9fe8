package dev.signalbox.handlers.chat.internal;

import java.util.Comparator;
import java.util.List;

/**
 * Something that can be known of a chat or a member: a time, and one or more columns that are taken
 * together, from one event. Implemented by enums, whose order is the order of the letters in the
 * column {@code origins}: a new constant goes to the end.
 */
interface Fact {

  /** The column that holds as of when the fact is so. */
  String at();

  /** The columns that hold the fact beside its time; may be none. */
  List<Column> columns();

  /**
   * A total order of what events say about this fact, the best first. Because it looks at nothing
   * but the two, the winner does not depend on the order of arrival.
   */
  Comparator<Known> preference();
}
