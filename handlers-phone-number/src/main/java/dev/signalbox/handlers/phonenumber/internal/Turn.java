package dev.signalbox.handlers.phonenumber.internal;

/**
 * That an event brought a line into trouble or out of it.
 *
 * @param line the line as it stands now
 * @param at when, as a text of {@link Times}
 */
record Turn(Line line, String at) {

  /** Whether it came into trouble. */
  boolean flagged() {
    return line.standing() == Standing.FLAGGED;
  }
}
