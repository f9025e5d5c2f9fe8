package dev.signalbox.simulator.internal.conversation;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A chat of a line with one person, or a group. */
final class Chat {

  private static final int REMEMBERED = 20;

  private final String id;
  private final Line line;
  private final boolean group;
  private final List<Person> members;
  private final Deque<Message> recent = new ArrayDeque<>();
  private Instant since = Instant.EPOCH;
  private boolean open;
  private Optional<String> name = Optional.empty();
  private Optional<String> icon = Optional.empty();

  Chat(String id, Line line, boolean group, List<Person> members) {
    this.id = id;
    this.line = line;
    this.group = group;
    this.members = new ArrayList<>(members);
  }

  String id() {
    return id;
  }

  Line line() {
    return line;
  }

  boolean group() {
    return group;
  }

  /** Those who are in it now; changes go through. */
  List<Person> members() {
    return members;
  }

  Instant since() {
    return since;
  }

  /** Whether it has been created; nothing happens in it before. */
  boolean isOpen() {
    return open;
  }

  void open(Instant at) {
    since = at;
    open = true;
  }

  /** What carries its messages: the leanest service of its members. */
  String service() {
    return members.stream().allMatch(Person::rich) ? "iMessage" : "SMS";
  }

  boolean rich() {
    return service().equals("iMessage");
  }

  Optional<String> name() {
    return name;
  }

  void rename(String to) {
    name = Optional.of(to);
  }

  Optional<String> icon() {
    return icon;
  }

  void depict(String url) {
    icon = Optional.of(url);
  }

  List<Message> recent() {
    return List.copyOf(recent);
  }

  void remember(Message message) {
    recent.addLast(message);
    if (recent.size() > REMEMBERED) {
      recent.removeFirst();
    }
  }
}
