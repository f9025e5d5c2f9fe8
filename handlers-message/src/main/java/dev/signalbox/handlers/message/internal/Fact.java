package dev.signalbox.handlers.message.internal;

import java.util.Comparator;
import java.util.List;

/**
 * What can be known about a message. Each fact is one or more columns of the table {@code message}
 * that are taken together, from one event.
 *
 * <p>The constants' order is the order of the letters in the column {@code origins}: a new constant
 * goes to the end.
 */
enum Fact {
  CHAT(Column.text("chat_id")),
  DIRECTION(Column.text("direction")),
  SENDER(Column.text("sender_handle"), Column.text("sender_handle_id")),
  SERVICE(Column.text("service")),
  EFFECT(Column.text("effect_type"), Column.text("effect_name")),
  REPLY(Column.text("reply_to_message_id"), Column.number("reply_to_part_index")),
  IDEMPOTENCY_KEY(Column.text("idempotency_key")),
  /** The parts themselves are rows of {@code message_part}; here is what tells them apart. */
  PARTS(Column.text("parts_digest")),
  SENT(Column.text("sent_at")),
  DELIVERED(Column.text("delivered_at")),
  READ(Column.text("read_at")),
  FAILED(Column.text("failed_at"), Column.number("failure_code"), Column.text("failure_reason")),
  /** The last edit, hence the greatest value. */
  EDITED(Column.text("edited_at")) {
    @Override
    Comparator<Known> preference() {
      return Known.BY_ORIGIN.thenComparing(Known.BY_CELLS.reversed());
    }
  },
  RECONCILED(Column.text("reconciled_at"));

  private final List<Column> columns;

  Fact(Column... columns) {
    this.columns = List.of(columns);
  }

  /** The columns that hold the fact, at least one. */
  List<Column> columns() {
    return columns;
  }

  /**
   * A total order of what events say about this fact, the best first. Because it looks at nothing
   * but the two, the winner does not depend on the order of arrival.
   */
  Comparator<Known> preference() {
    return Known.BY_ORIGIN.thenComparing(Known.BY_CELLS);
  }

  /** The better of two. */
  Known better(Known a, Known b) {
    return preference().compare(a, b) <= 0 ? a : b;
  }
}
