package dev.signalbox.handlers.message.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Messages as queries show them. */
final class MessageView {

  private final JsonText json;

  MessageView(JsonText json) {
    this.json = json;
  }

  /**
   * A message with its parts, each as it reads after its last edit.
   *
   * @param parts JSON of the parts as they were sent
   * @param current of each edited part the edit that counts
   */
  Map<String, Object> message(Stored message, List<String> parts, List<Edit> current) {
    MessageFacts facts = message.facts();
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("message_id", message.messageId());
    view.put("chat_id", facts.value(Fact.CHAT));
    view.put("direction", facts.value(Fact.DIRECTION));
    view.put("state", message.state().text());
    view.put("sender_handle", facts.value(Fact.SENDER));
    view.put("service", facts.value(Fact.SERVICE));
    view.put("idempotency_key", facts.value(Fact.IDEMPOTENCY_KEY));
    view.put("effect", group(facts, Fact.EFFECT, "type", "name"));
    view.put("reply_to", group(facts, Fact.REPLY, "message_id", "part_index"));
    view.put("sent_at", time(facts, Fact.SENT));
    view.put("delivered_at", time(facts, Fact.DELIVERED));
    view.put("read_at", time(facts, Fact.READ));
    view.put("failed_at", time(facts, Fact.FAILED));
    view.put("failure", failure(facts));
    view.put("edited_at", time(facts, Fact.EDITED));
    view.put("reconciled_at", time(facts, Fact.RECONCILED));
    view.put("parts", parts(parts, current));
    return view;
  }

  /** An edit. */
  Map<String, Object> edit(Edit edit) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("part_index", edit.partIndex());
    view.put("text", edit.text());
    view.put("edited_at", Times.time(edit.editedAt()));
    return view;
  }

  /** A failure. */
  Map<String, Object> failure(Failure failure) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("chat_id", failure.chatId());
    view.put("code", failure.code());
    view.put("reason", failure.reason());
    view.put("failed_at", Times.time(failure.failedAt()));
    return view;
  }

  private List<Map<String, Object>> parts(List<String> parts, List<Edit> current) {
    List<Map<String, Object>> views = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      Map<String, Object> view = new LinkedHashMap<>();
      view.put("index", i);
      view.putAll(json.read(parts.get(i)));
      long index = i;
      current.stream()
          .filter(edit -> edit.partIndex().equals(Optional.of(index)))
          .findFirst()
          .filter(edit -> Objects.equals(view.get("type"), "text"))
          .ifPresent(edit -> apply(edit, view));
      views.add(view);
    }
    return views;
  }

  private static void apply(Edit edit, Map<String, Object> part) {
    part.put("original_value", part.get("value"));
    part.put("value", edit.text());
    part.put("edited_at", Times.time(edit.editedAt()));
  }

  private static Optional<Object> time(MessageFacts facts, Fact fact) {
    return facts.value(fact).map(Times::time);
  }

  private static Optional<Map<String, Object>> failure(MessageFacts facts) {
    return facts.known(Fact.FAILED).map(known -> named(Fact.FAILED, known, 1, "code", "reason"));
  }

  private static Optional<Map<String, Object>> group(
      MessageFacts facts, Fact fact, String... names) {
    return facts.known(fact).map(known -> named(fact, known, 0, names));
  }

  private static Map<String, Object> named(Fact fact, Known known, int from, String... names) {
    Map<String, Object> view = new LinkedHashMap<>();
    for (int i = 0; i < names.length; i++) {
      String cell = known.cells().get(from + i);
      boolean number = fact.columns().get(from + i).number();
      view.put(names[i], cell != null && number ? Long.valueOf(cell) : cell);
    }
    return view;
  }
}
