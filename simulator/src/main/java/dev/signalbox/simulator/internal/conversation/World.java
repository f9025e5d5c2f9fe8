package dev.signalbox.simulator.internal.conversation;

import dev.signalbox.simulator.internal.Randomness;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The people, lines and chats of a conversation, and the dice. */
final class World {

  private static final int PEOPLE = 24;
  private static final int LINES = 3;
  private static final int SMS_EVERY = 6;
  private static final int MAIL_EVERY = 5;
  private static final int FIRST_LINE = 100;
  private static final int FIRST_PERSON = 120;

  private final Random random;
  private final List<Line> lines;
  private final List<Person> people;
  private final List<Chat> chats = new ArrayList<>();

  World(Random random) {
    this.random = random;
    this.lines =
        IntStream.range(0, LINES).mapToObj(i -> new Line(number(FIRST_LINE + i), uuid())).toList();
    this.people = IntStream.range(0, PEOPLE).mapToObj(this::person).toList();
  }

  private Person person(int i) {
    if (i % SMS_EVERY == SMS_EVERY - 1) {
      return new Person(number(FIRST_PERSON + i), uuid(), "SMS");
    }
    boolean mail = i % MAIL_EVERY == MAIL_EVERY - 1;
    String handle = mail ? "person%s@example.com".formatted(i) : number(FIRST_PERSON + i);
    return new Person(handle, uuid(), "iMessage");
  }

  /** Of the numbers that are kept for fiction. */
  private static String number(int last) {
    return String.format(Locale.ROOT, "+1202555%04d", last);
  }

  List<Person> people() {
    return people;
  }

  List<Chat> chats() {
    return chats;
  }

  Chat add(Line line, boolean group, List<Person> members) {
    Chat chat = new Chat(uuid(), line, group, members);
    chats.add(chat);
    return chat;
  }

  Line line() {
    return any(lines);
  }

  Person stranger() {
    return any(people);
  }

  /** An open chat that fits. */
  Optional<Chat> chat(Predicate<Chat> fits) {
    return anyOf(chats.stream().filter(Chat::isOpen).filter(fits).toList());
  }

  <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  <T> Optional<T> anyOf(List<T> list) {
    return list.isEmpty() ? Optional.empty() : Optional.of(any(list));
  }

  /** So many times out of a hundred. */
  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  String uuid() {
    return Randomness.uuid(random);
  }
}
