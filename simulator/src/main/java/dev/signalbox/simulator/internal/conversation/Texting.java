package dev.signalbox.simulator.internal.conversation;

import dev.signalbox.simulator.internal.json.Make;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** People and lines write, receive, read, edit and react. */
final class Texting {

  private static final List<String> LINES =
      List.of(
          "On my way",
          "Can we move it to Friday?",
          "Thanks! 🎉",
          "Who is this?",
          "Café at five?",
          "I will call you later",
          "Sounds good",
          "Where is my order?");
  private static final List<String> REACTIONS =
      List.of("love", "like", "dislike", "laugh", "emphasize", "question", "custom");

  private final World world;

  Texting(World world) {
    this.world = world;
  }

  /** A person writes; often the line answers. */
  List<Step> inbound(Chat chat) {
    List<Step> steps = new ArrayList<>();
    if (chat.rich() && !chat.group()) {
      steps.addAll(typing(chat));
    }
    // Whoever writes is drawn when the time has come: members come and go.
    steps.add(now -> received(message(chat, Optional.of(world.any(chat.members()))), now));
    if (world.chance(60)) {
      steps.addAll(outbound(chat));
    }
    return steps;
  }

  /** A person begins to write, and falls silent. */
  List<Step> silence(Chat chat) {
    return typing(chat);
  }

  /** The line writes; it arrives and is read, or it fails. */
  List<Step> outbound(Chat chat) {
    Message message = message(chat, Optional.empty());
    List<Step> steps = new ArrayList<>();
    steps.add(now -> sent(message, now));
    if (world.chance(6)) {
      steps.add(now -> failed(message, now));
    } else if (chat.rich() && !chat.group()) {
      steps.add(now -> delivered(message, now));
      if (world.chance(80)) {
        steps.add(now -> read(message, now));
      }
    }
    return steps;
  }

  /** Somebody changes their mind about what they wrote. */
  List<Step> edit(Chat chat) {
    return world.anyOf(chat.recent()).map(message -> List.of(edited(message))).orElse(List.of());
  }

  /** Somebody reacts to a message, and may take it back. */
  List<Step> reaction(Chat chat) {
    Optional<Message> message = world.anyOf(chat.recent());
    if (message.isEmpty()) {
      return List.of();
    }
    boolean fromMe = message.get().from().isPresent() && world.chance(50);
    Optional<Person> who = fromMe ? Optional.empty() : Optional.of(world.any(chat.members()));
    String kind = world.any(REACTIONS);
    List<Step> steps = new ArrayList<>();
    steps.add(reacted("reaction.added", message.get(), who, kind));
    if (world.chance(25)) {
      steps.add(reacted("reaction.removed", message.get(), who, kind));
    }
    return steps;
  }

  private List<Step> typing(Chat chat) {
    return List.of(
        now -> typing("chat.typing_indicator.started", chat),
        now -> typing("chat.typing_indicator.stopped", chat));
  }

  private static Draft typing(String type, Chat chat) {
    return new Draft(type, chat.line(), Make.object().add("chat_id", chat.id()));
  }

  private Message message(Chat chat, Optional<Person> from) {
    Optional<String> answered =
        world.chance(15) ? world.anyOf(chat.recent()).map(Message::id) : Optional.empty();
    return new Message(world.uuid(), chat, from, world.any(LINES), answered);
  }

  private static Draft received(Message message, Instant now) {
    message.sent(now);
    return new Draft("message.received", message.chat().line(), Shapes.message(message));
  }

  private static Draft sent(Message message, Instant now) {
    message.sent(now);
    return new Draft("message.sent", message.chat().line(), Shapes.message(message));
  }

  private static Draft delivered(Message message, Instant now) {
    message.delivered(now);
    return new Draft("message.delivered", message.chat().line(), Shapes.message(message));
  }

  private static Draft read(Message message, Instant now) {
    message.read(now);
    return new Draft("message.read", message.chat().line(), Shapes.message(message));
  }

  private static Draft failed(Message message, Instant now) {
    return new Draft(
        "message.failed",
        message.chat().line(),
        Make.object()
            .add("chat_id", message.chat().id())
            .add("message_id", message.id())
            .add("code", 4001)
            .add("reason", "Message delivery failed")
            .add("failed_at", now.toString()));
  }

  private Step edited(Message message) {
    String text = world.any(LINES) + " (edited)";
    return now ->
        new Draft(
            "message.edited",
            message.chat().line(),
            Make.object()
                .add("chat", Shapes.chat(message.chat()))
                .add("id", message.id())
                .add("direction", message.from().isPresent() ? "inbound" : "outbound")
                .add("sender_handle", Shapes.sender(message))
                .add("part", Make.object().add("index", 0).add("text", text))
                .add("edited_at", now.toString()));
  }

  private static Step reacted(String type, Message message, Optional<Person> who, String kind) {
    Chat chat = message.chat();
    return now ->
        new Draft(
            type,
            chat.line(),
            Make.object()
                .add("chat_id", chat.id())
                .add("message_id", message.id())
                .add("part_index", 0)
                .add("reaction_type", kind)
                .add(
                    "custom_emoji",
                    Shapes.text(kind.equals("custom") ? Optional.of("🎈") : Optional.empty()))
                .add("is_from_me", who.isEmpty())
                .add("from", who.map(Person::handle).orElse(chat.line().number()))
                .add(
                    "from_handle",
                    who.map(person -> Shapes.handle(person, chat))
                        .orElseGet(() -> Shapes.handle(chat.line(), chat)))
                .add("service", chat.service())
                .add("reacted_at", now.toString())
                .addNull("sticker"));
  }
}
