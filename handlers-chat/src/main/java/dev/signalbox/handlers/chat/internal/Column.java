package dev.signalbox.handlers.chat.internal;

/**
 * A column of a table.
 *
 * @param name its name
 * @param number whether it holds whole numbers, else text
 */
record Column(String name, boolean number) {

  /** A column of text; times are text too, see {@link Times}. */
  static Column text(String name) {
    return new Column(name, false);
  }

  /** A column of whole numbers. */
  static Column number(String name) {
    return new Column(name, true);
  }
}
