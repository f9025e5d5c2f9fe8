package dev.signalbox.simulator.internal.conversation;

/** A line of yours. */
final class Line {

  private final String number;
  private final String handleId;
  private boolean flagged;

  Line(String number, String handleId) {
    this.number = number;
    this.handleId = handleId;
  }

  String number() {
    return number;
  }

  String handleId() {
    return handleId;
  }

  boolean flagged() {
    return flagged;
  }

  void flag(boolean now) {
    flagged = now;
  }
}
