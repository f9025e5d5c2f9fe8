package dev.signalbox.handlers.chat.internal;

import java.util.List;

/**
 * The handler's tables.
 *
 * @param chats one row for each chat
 * @param members one row for each handle in a chat
 * @param health every health that a chat was in
 * @param changes every change of a name or icon
 * @param failures every failed one
 */
record Tables(
    FactTable<ChatFact> chats,
    FactTable<MemberFact> members,
    HealthTable health,
    ChangeTable changes,
    FailureTable failures) {

  /** Of the tables that {@link Schema} makes. */
  Tables() {
    this(
        new FactTable<>("chat", List.of(ChatFact.values()), "chat_id"),
        new FactTable<>("chat_member", List.of(MemberFact.values()), "chat_id", "handle"),
        new HealthTable(),
        new ChangeTable(),
        new FailureTable());
  }
}
