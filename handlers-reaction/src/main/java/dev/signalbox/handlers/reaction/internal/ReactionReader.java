package dev.signalbox.handlers.reaction.internal;

import java.util.List;
import java.util.Map;

/** Reads reactions as they stand now. */
final class ReactionReader {

  private final Database database;
  private final ChatTable chats;
  private final MarkTable marks;
  private final TallyTable tallies;
  private final ReactionView view;

  ReactionReader(
      Database database, ChatTable chats, MarkTable marks, TallyTable tallies, ReactionView view) {
    this.database = database;
    this.chats = chats;
    this.marks = marks;
    this.tallies = tallies;
    this.view = view;
  }

  /** A message's reactions and how many there are of each; empty lists for one without any. */
  Map<String, Object> message(String messageId, int limit) {
    return database.read(
        sql ->
            view.message(
                messageId,
                chats.find(sql, messageId),
                tallies.ofMessage(sql, messageId),
                tallies.ofMessage(sql, messageId, limit),
                marks.standing(sql, messageId, limit)));
  }

  /** How many reactions of each kind the messages of a chat have. */
  Map<String, Object> chat(String chatId, int limit) {
    return database.read(
        sql -> {
          List<Counted> counted = tallies.ofChat(sql, chatId, limit);
          return view.chat(chatId, tallies.ofChat(sql, chatId), counted);
        });
  }
}
