package dev.signalbox.management.client;

/** What Linq is asked for. */
enum Operation {
  LIST("list", "listing the subscriptions", true),
  CREATE("create", "creating a subscription", false),
  UPDATE("update", "changing a subscription", true),
  DELETE("delete", "deleting a subscription", true),
  EVENT_TYPES("event-types", "listing the event types", true);

  private final String label;
  private final String text;
  private final boolean repeatable;

  Operation(String label, String text, boolean repeatable) {
    this.label = label;
    this.text = text;
    this.repeatable = repeatable;
  }

  /** In metrics. */
  String label() {
    return label;
  }

  /** In messages. */
  String text() {
    return text;
  }

  /** Whether doing it twice is the same as doing it once. */
  boolean repeatable() {
    return repeatable;
  }
}
