package dev.signalbox.handlers.chat.internal;

import java.util.Comparator;
import java.util.List;

/**
 * What can be known of a member of a chat: columns of the table {@code chat_member}. Every handle
 * of chats, participants and messages counts, with its {@code joined_at}, {@code left_at} and
 * {@code status}; of each fact the latest, whatever the order of the events.
 */
enum MemberFact implements Fact {
  ID("handle_id_as_of", Column.text("handle_id")),
  SERVICE("service_as_of", Column.text("service")),
  ME("is_me_as_of", Column.number("is_me")),
  /** The last joining of which anything tells. */
  JOINED("joined_at"),
  /** The last leaving of their own. */
  LEFT("left_at"),
  /** The last removal. */
  REMOVED("removed_at"),
  /** The last joining that a {@code participant.added} told of. */
  JOINING_REPORTED("joining_reported_at"),
  /** The last leaving or removal that a {@code participant.removed} told of. */
  LEAVING_REPORTED("leaving_reported_at");

  private final String at;
  private final List<Column> columns;

  MemberFact(String at, Column... columns) {
    this.at = at;
    this.columns = List.of(columns);
  }

  @Override
  public String at() {
    return at;
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  public Comparator<Known> preference() {
    return Known.BY_ORIGIN.thenComparing(Known.LATEST).thenComparing(Known.BY_CELLS);
  }
}
