package dev.signalbox.handlers.chat.internal;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Chats as queries show them. */
final class ChatView {

  private static final int UPDATED_AT = 1;

  private final Typing typing;

  ChatView(Typing typing) {
    this.typing = typing;
  }

  /**
   * A chat.
   *
   * @param members all who are and were in it
   */
  Map<String, Object> chat(Stored<ChatFact> chat, List<Stored<MemberFact>> members) {
    Facts<ChatFact> facts = chat.facts();
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("chat_id", chat.chatId());
    view.put("name", facts.value(ChatFact.NAME));
    view.put("name_updated_at", updatedAt(facts, ChatFact.NAME));
    view.put("icon", facts.value(ChatFact.ICON));
    view.put("icon_updated_at", updatedAt(facts, ChatFact.ICON));
    view.put("is_group", flag(facts.value(ChatFact.GROUP)));
    view.put("service", facts.value(ChatFact.SERVICE));
    view.put("owner_handle", facts.value(ChatFact.OWNER));
    view.put("created_at", time(facts.at(ChatFact.CREATED)));
    view.put("health", facts.known(ChatFact.HEALTH).map(ChatView::health));
    view.put("active_members", members.stream().filter(ChatView::isActive).count());
    view.put("typing", typing(facts, members));
    return view;
  }

  /** A member. */
  Map<String, Object> member(Stored<MemberFact> member) {
    Facts<MemberFact> facts = member.facts();
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("handle", member.key().get(1));
    view.put("handle_id", facts.value(MemberFact.ID));
    view.put("service", facts.value(MemberFact.SERVICE));
    view.put("is_me", flag(facts.value(MemberFact.ME)));
    view.put("status", Membership.of(facts).text());
    view.put("joined_at", time(facts.at(MemberFact.JOINED)));
    view.put("left_at", time(facts.at(MemberFact.LEFT)));
    view.put("removed_at", time(facts.at(MemberFact.REMOVED)));
    return view;
  }

  /** A time in one health. */
  Map<String, Object> period(HealthPeriod period) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("status", period.status());
    view.put("since", Times.time(period.since()));
    return view;
  }

  /** A change of name or icon. */
  Map<String, Object> change(ValueChange change) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("kind", change.kind());
    view.put("old_value", change.oldValue());
    view.put("new_value", change.newValue());
    view.put("changed_by", change.changedBy());
    view.put("changed_at", Times.time(change.at()));
    view.put("updated_at", time(change.updatedAt()));
    return view;
  }

  /** A failed change. */
  Map<String, Object> failure(UpdateFailure failure) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("kind", failure.kind());
    view.put("error_code", failure.errorCode());
    view.put("failed_at", Times.time(failure.failedAt()));
    return view;
  }

  /** Nobody types: null. Who types is known only where there is one other than the own line. */
  private Optional<Map<String, Object>> typing(
      Facts<ChatFact> facts, List<Stored<MemberFact>> members) {
    return typing
        .since(facts)
        .map(
            since -> {
              Map<String, Object> view = new LinkedHashMap<>();
              view.put("handle", onlyOther(facts, members));
              view.put("since", since);
              view.put("until", typing.until(since));
              return view;
            });
  }

  private static Optional<String> onlyOther(
      Facts<ChatFact> facts, List<Stored<MemberFact>> members) {
    if (!facts.value(ChatFact.GROUP).equals(Optional.of("0"))) {
      return Optional.empty();
    }
    Optional<String> owner = facts.value(ChatFact.OWNER);
    List<String> others =
        members.stream()
            .filter(ChatView::isActive)
            .filter(member -> !member.facts().value(MemberFact.ME).equals(Optional.of("1")))
            .map(member -> member.key().get(1))
            .filter(handle -> !owner.equals(Optional.of(handle)))
            .toList();
    return others.size() == 1 ? Optional.of(others.get(0)) : Optional.empty();
  }

  private static Map<String, Object> health(Known health) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("status", Health.status(health));
    view.put("since", Times.time(health.at()));
    view.put("doc_url", Health.docUrl(health));
    return view;
  }

  private static boolean isActive(Stored<MemberFact> member) {
    return Membership.of(member.facts()) == Membership.ACTIVE;
  }

  private static Optional<Instant> updatedAt(Facts<ChatFact> facts, ChatFact fact) {
    return facts.known(fact).flatMap(known -> time(known.cell(UPDATED_AT)));
  }

  private static Optional<Instant> time(Optional<String> text) {
    return text.map(Times::time);
  }

  private static Optional<Boolean> flag(Optional<String> cell) {
    return cell.map("1"::equals);
  }
}
