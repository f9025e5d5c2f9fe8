package dev.signalbox.simulator.internal.conversation;

import dev.signalbox.simulator.internal.Randomness;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/**
 * Makes events up, without end. Several scenes run at a time and take turns, so that chats overlap
 * as they do in life. What happens is drawn from the seed alone; the times are the caller's. For
 * use by one thread at a time.
 */
final class ConversationGenerator {

  private static final int SCENES = 10;
  private static final int MOST_CHATS = 60;
  private static final int TRACE_BYTES = 16;

  private final Random random;
  private final World world;
  private final Texting texting;
  private final Gathering gathering;
  private final Incidents incidents;
  private final List<Deque<Step>> scenes = new ArrayList<>();

  ConversationGenerator(long seed) {
    this.random = new Random(seed);
    this.world = new World(random);
    this.texting = new Texting(world);
    this.gathering = new Gathering(world);
    this.incidents = new Incidents(world);
  }

  MadeUp next(Instant now) {
    while (scenes.size() < SCENES) {
      List<Step> scene = scene();
      if (!scene.isEmpty()) {
        scenes.add(new ArrayDeque<>(scene));
      }
    }
    int turn = random.nextInt(scenes.size());
    Draft draft = scenes.get(turn).removeFirst().at(now);
    if (scenes.get(turn).isEmpty()) {
      scenes.remove(turn);
    }
    byte[] trace = new byte[TRACE_BYTES];
    random.nextBytes(trace);
    return new MadeUp(
        Randomness.uuid(random),
        HexFormat.of().formatHex(trace),
        draft.type(),
        draft.line().number(),
        draft.data().build());
  }

  /** The next thing to happen; empty when it needs what is not there yet. */
  private List<Step> scene() {
    int dice = world.between(0, 99);
    if (dice < 8) {
      return world.chats().size() < MOST_CHATS ? gathering.created() : List.of();
    }
    if (dice < 38) {
      return world.chat(chat -> true).map(texting::inbound).orElse(List.of());
    }
    if (dice < 60) {
      return world.chat(chat -> true).map(texting::outbound).orElse(List.of());
    }
    if (dice < 66) {
      return world.chat(Chat::rich).map(texting::edit).orElse(List.of());
    }
    if (dice < 76) {
      return world.chat(Chat::rich).map(texting::reaction).orElse(List.of());
    }
    if (dice < 80) {
      return world
          .chat(chat -> chat.rich() && !chat.group())
          .map(texting::silence)
          .orElse(List.of());
    }
    if (dice < 88) {
      return world.chat(Chat::group).map(gathering::change).orElse(List.of());
    }
    if (dice < 94) {
      return incidents.call();
    }
    return dice < 96 ? incidents.status() : incidents.location();
  }
}
