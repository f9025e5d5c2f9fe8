package dev.signalbox.handlers.chat.internal;

import java.util.Comparator;
import java.util.List;

/**
 * What can be known of a chat: columns of the table {@code chat}. Which of two events counts is
 * decided by {@link #preference()} alone, so that events may come in any order, and more than once.
 *
 * <table>
 * <caption>Which event's word counts</caption>
 * <tr><th>fact</th><th>best from</th><th>then from</th><th>of two of them</th></tr>
 * <tr><td>name</td><td colspan="2">chat.group_name_updated, as of its envelope's
 *     {@code created_at}; chat.created, as of its {@code updated_at} or, where that is missing or
 *     later, its envelope's {@code created_at}</td><td>latest; of equal ones the change</td></tr>
 * <tr><td>icon</td><td>chat.group_icon_updated, as of its envelope's {@code created_at}</td>
 *     <td></td><td>latest</td></tr>
 * <tr><td>group flag</td><td>{@code is_group} of chats and messages</td><td>a change of name or
 *     icon, tried or done, or of participants: only groups have those</td><td>latest</td></tr>
 * <tr><td>service</td><td>chat.created</td><td>a message's service</td><td>latest</td></tr>
 * <tr><td>own line</td><td>{@code owner_handle} of messages, {@code is_me} of chat.created</td>
 *     <td></td><td>latest</td></tr>
 * <tr><td>health</td><td>{@code health_status} of chats and messages</td><td></td><td>latest {@code
 *     updated_at} of the status; of two such, the one of the later event; of two such, the more
 *     severe</td></tr>
 * <tr><td>beginning</td><td>{@code created_at} of chat.created's data</td><td>the first event of
 *     the chat</td><td>earliest</td></tr>
 * <tr><td>typing started, stopped</td><td>the events of these types</td><td></td><td>latest</td>
 *     </tr>
 * </table>
 *
 * <p>The {@code updated_at} of a change of name or icon is kept and shown, and never ordered by: it
 * can be later than the envelope's {@code created_at} (protocol.md, 3.5). What no rule can decide
 * from the protocol: which of two changes with the same {@code created_at} was the later one. Then
 * the smaller text wins, which is arbitrary but the same in every order.
 */
enum ChatFact implements Fact {
  /** Of a change and a creation at the same time, the change counts. */
  NAME("name_as_of", Column.text("name"), Column.text("name_updated_at")) {
    @Override
    public Comparator<Known> preference() {
      return Known.LATEST.thenComparing(Known.BY_ORIGIN).thenComparing(Known.BY_CELLS);
    }
  },
  ICON("icon_as_of", Column.text("icon"), Column.text("icon_updated_at")),
  GROUP("is_group_as_of", Column.number("is_group")),
  SERVICE("service_as_of", Column.text("service")),
  OWNER("owner_handle_as_of", Column.text("owner_handle")),
  /** Its time is since when the chat is so; the first column, when that was last heard. */
  HEALTH(
      "health_since",
      Column.text("health_seen_at"),
      Column.text("health_status"),
      Column.text("health_doc_url")) {
    @Override
    public Comparator<Known> preference() {
      return Health.PREFERENCE;
    }
  },
  CREATED("created_at") {
    @Override
    public Comparator<Known> preference() {
      return Known.BY_ORIGIN.thenComparing(Known.LATEST.reversed());
    }
  },
  TYPING_STARTED("typing_started_at"),
  TYPING_STOPPED("typing_stopped_at");

  private final String at;
  private final List<Column> columns;

  ChatFact(String at, Column... columns) {
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
