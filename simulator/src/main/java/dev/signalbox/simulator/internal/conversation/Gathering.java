package dev.signalbox.simulator.internal.conversation;

import dev.signalbox.simulator.internal.json.Make;
import jakarta.json.JsonArrayBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Chats begin; groups get members, names and icons. */
final class Gathering {

  private static final List<String> NAMES =
      List.of("Weekend trip", "Book club", "Project X", "Family", "Neighbours");
  private static final int MOST_MEMBERS = 6;
  private static final int FEWEST_MEMBERS = 2;
  private static final int GROUP_PERCENT = 30;

  private final World world;

  Gathering(World world) {
    this.world = world;
  }

  /** A chat that nobody has written in yet. */
  List<Step> created() {
    boolean group = world.chance(GROUP_PERCENT);
    List<Person> members = new ArrayList<>();
    int wanted = group ? world.between(FEWEST_MEMBERS, MOST_MEMBERS - 1) : 1;
    while (members.size() < wanted) {
      Person person = world.stranger();
      // A group with somebody on SMS has neither members that join nor a name.
      if (!members.contains(person) && (!group || person.rich())) {
        members.add(person);
      }
    }
    Chat chat = world.add(world.line(), group, members);
    return List.of(now -> created(chat, now));
  }

  /** Something about a group changes, or fails to. */
  List<Step> change(Chat chat) {
    return switch (world.between(0, 9)) {
      case 0, 1, 2 -> List.of(joins(chat));
      case 3, 4, 5 -> List.of(leaves(chat));
      case 6 -> List.of(renamed(chat));
      case 7 -> List.of(depicted(chat));
      case 8 -> List.of(failed("chat.group_name_update_failed", chat));
      default -> List.of(failed("chat.group_icon_update_failed", chat));
    };
  }

  private static Draft created(Chat chat, Instant now) {
    chat.open(now);
    JsonArrayBuilder handles = Make.array().add(Shapes.handle(chat.line(), chat));
    chat.members().forEach(person -> handles.add(Shapes.handle(person, chat)));
    String names =
        Stream.concat(Stream.of(chat.line().number()), chat.members().stream().map(Person::handle))
            .collect(Collectors.joining(", "));
    return new Draft(
        "chat.created",
        chat.line(),
        Make.object()
            .add("id", chat.id())
            .add("display_name", names)
            .add("service", chat.service())
            .add("handles", handles)
            .add("is_group", chat.group())
            .add("created_at", now.toString())
            .add("updated_at", now.toString())
            .add("health_status", Shapes.health(chat)));
  }

  /** Somebody joins; one leaves instead where that somebody is in by then or the group is full. */
  private Step joins(Chat chat) {
    Person person = world.any(world.people().stream().filter(Person::rich).toList());
    return now ->
        chat.members().contains(person) || chat.members().size() >= MOST_MEMBERS
            ? left(chat, now)
            : added(chat, person, now);
  }

  private Step leaves(Chat chat) {
    return now -> left(chat, now);
  }

  /** Of the last two, none leaves: another one joins. */
  private Draft left(Chat chat, Instant now) {
    return chat.members().size() > FEWEST_MEMBERS
        ? removed(chat, now)
        : added(chat, outsider(chat), now);
  }

  private Person outsider(Chat chat) {
    return world.people().stream()
        .filter(person -> person.rich() && !chat.members().contains(person))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("a group holds everybody"));
  }

  private static Draft added(Chat chat, Person person, Instant now) {
    chat.members().add(person);
    return new Draft(
        "participant.added",
        chat.line(),
        Make.object()
            .add("chat_id", chat.id())
            .add("handle", person.handle())
            .add("participant", Shapes.joined(person, now))
            .add("added_at", now.toString()));
  }

  /** The one who has been in longest. */
  private static Draft removed(Chat chat, Instant now) {
    Person person = chat.members().remove(0);
    return new Draft(
        "participant.removed",
        chat.line(),
        Make.object()
            .add("chat_id", chat.id())
            .add("handle", person.handle())
            .add("participant", Shapes.left(person, chat, now))
            .add("removed_at", now.toString()));
  }

  private Step renamed(Chat chat) {
    String name = world.any(NAMES);
    return now -> {
      Optional<String> old = chat.name();
      chat.rename(name);
      return updated("chat.group_name_updated", chat, old, name, now);
    };
  }

  private Step depicted(Chat chat) {
    String icon = "https://cdn.linqapp.com/icons/" + world.uuid() + ".png";
    return now -> {
      Optional<String> old = chat.icon();
      chat.depict(icon);
      return updated("chat.group_icon_updated", chat, old, icon, now);
    };
  }

  private static Draft updated(
      String type, Chat chat, Optional<String> old, String current, Instant now) {
    return new Draft(
        type,
        chat.line(),
        Make.object()
            .add("chat_id", chat.id())
            .add("old_value", Shapes.text(old))
            .add("new_value", current)
            .add("changed_by_handle", Shapes.handle(chat.members().get(0), chat))
            .add("updated_at", now.toString()));
  }

  private static Step failed(String type, Chat chat) {
    return now ->
        new Draft(
            type,
            chat.line(),
            Make.object()
                .add("chat_id", chat.id())
                .add("error_code", 4001)
                .add("failed_at", now.toString()));
  }
}
