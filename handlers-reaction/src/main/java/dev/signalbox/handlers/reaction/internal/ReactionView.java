package dev.signalbox.handlers.reaction.internal;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reactions as queries show them, with Linq's names of fields (protocol.md, 3.5). */
final class ReactionView {

  /** A message's reactions. */
  Map<String, Object> message(
      String messageId,
      Optional<String> chatId,
      long count,
      List<Counted> totals,
      List<Standing> reactions) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("message_id", messageId);
    view.put("chat_id", chatId);
    view.put("count", count);
    view.put("totals", totals.stream().map(ReactionView::ofPart).toList());
    view.put("reactions", reactions.stream().map(ReactionView::reaction).toList());
    return view;
  }

  /** A chat's totals. */
  Map<String, Object> chat(String chatId, long count, List<Counted> totals) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("chat_id", chatId);
    view.put("count", count);
    view.put("totals", totals.stream().map(ReactionView::total).toList());
    return view;
  }

  private static Map<String, Object> ofPart(Counted counted) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("part_index", counted.tally().spot().part());
    view.putAll(total(counted));
    return view;
  }

  private static Map<String, Object> total(Counted counted) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("reaction_type", counted.tally().kind());
    view.put("custom_emoji", text(counted.tally().emoji()));
    view.put("count", counted.count());
    return view;
  }

  private static Map<String, Object> reaction(Standing standing) {
    Mark mark = standing.mark();
    Optional<Instant> reactedAt = mark.added().map(moment -> Times.time(moment.at()));
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("part_index", standing.spot().part());
    view.put("reaction_type", mark.face().kind());
    view.put("custom_emoji", text(mark.face().emoji()));
    view.put("sticker", sticker(mark));
    view.put("handle", mark.details().handle());
    view.put("is_from_me", standing.person().me());
    view.put("service", mark.details().service());
    view.put("reacted_at", reactedAt);
    return view;
  }

  private static Optional<Map<String, Object>> sticker(Mark mark) {
    Details details = mark.details();
    if (mark.face().sticker().isEmpty()) {
      return Optional.empty();
    }
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("file_name", details.fileName());
    view.put("mime_type", details.mimeType());
    view.put("url", details.url());
    view.put("width", details.width());
    view.put("height", details.height());
    return Optional.of(view);
  }

  private static Optional<String> text(String text) {
    return Optional.of(text).filter(value -> !value.isEmpty());
  }
}
