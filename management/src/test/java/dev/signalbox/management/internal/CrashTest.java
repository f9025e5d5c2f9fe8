package dev.signalbox.management.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.management.client.Subscription;
import dev.signalbox.management.secret.StoredSecret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Ends the process at each step of each change, then at each step of the healing as well, and looks
 * whether the run after that puts everything right.
 */
class CrashTest {

  private static final String RECEIVED = "message.received";

  @TempDir private Path folder;
  private int worlds;

  /** What is cut short. */
  enum Change {
    CREATE(linq -> {}, Keeper::apply, false),
    CREATE_AGAIN_AFTER_ANSWER_LOST(
        linq -> linq.next(Optional.of(FakeLinq.Fault.ANSWER_LOST)), Keeper::apply, false),
    ROTATE(linq -> {}, keeper -> keeper.rotate("main"), true),
    ROTATE_WITH_ANSWER_LOST(
        linq -> linq.next(Optional.of(FakeLinq.Fault.ANSWER_LOST)),
        keeper -> keeper.rotate("main"),
        true),
    ROTATE_AND_DELETE_AT_ONCE(linq -> {}, keeper -> keeper.rotate("main"), true),
    PAUSE(linq -> {}, keeper -> keeper.pause("main"), true),
    ADOPT(
        linq -> linq.put("stranger", World.TARGET, Set.of(RECEIVED), true),
        keeper -> keeper.adopt("stranger", false),
        false),
    ADOPT_BESIDE_OURS(
        linq -> linq.put("stranger", World.TARGET + "&signalbox=7", Set.of(RECEIVED), true),
        keeper -> keeper.adopt("stranger", false),
        true),
    REPAIR_OF_DELETED(linq -> linq.remove("sub-1"), keeper -> keeper.check(true), true);

    private final Consumer<FakeLinq> preparation;
    private final Consumer<Keeper> action;
    private final boolean existing;

    Change(Consumer<FakeLinq> preparation, Consumer<Keeper> action, boolean existing) {
      this.preparation = preparation;
      this.action = action;
      this.existing = existing;
    }
  }

  private static final class Crash extends Error {
    private static final long serialVersionUID = 1L;

    Crash(String step) {
      super("crash at: " + step);
    }
  }

  /** One run: the world, and what it has gone through. */
  private final class Run {
    private final FakeLinq linq = new FakeLinq(RECEIVED, "message.sent");
    private final World world;
    private final Change change;

    Run(Change change) throws IOException {
      this.change = change;
      world = new World(Files.createDirectory(folder.resolve("world-" + ++worlds)), linq);
      if (change == Change.ROTATE_AND_DELETE_AT_ONCE) {
        world.deleteReplacedAfter = Duration.ZERO;
      }
      linq.put("foreign", "https://elsewhere.example.com/hook", Set.of(RECEIVED), true);
      if (change.existing) {
        world.keeper().apply();
      }
      change.preparation.accept(linq);
    }

    /** Ends the process at the given step, counted from 1; false when there are fewer. */
    boolean crashAt(int step, Consumer<Keeper> action) {
      List<String> seen = new ArrayList<>();
      world.steps =
          name -> {
            seen.add(name);
            nothingIsRefusedForGood(name);
            if (seen.size() == step) {
              throw new Crash(name);
            }
          };
      try {
        action.accept(world.keeper());
        return false;
      } catch (Crash crash) {
        return true;
      } finally {
        world.steps = name -> {};
      }
    }

    /** Whatever Linq may deliver now is either verified or asked to come again. */
    private void nothingIsRefusedForGood(String step) {
      Set<String> ring = Set.copyOf(world.ringIds("main"));
      boolean expecting = world.expecting.get("main");
      for (Subscription one : linq.subscriptions()) {
        boolean stranger = one.id().equals("foreign") || one.id().equals("stranger");
        assertThat(stranger || expecting || ring.contains("linq-" + one.id()))
            .as("a delivery of %s at step '%s'", one.id(), step)
            .isTrue();
      }
    }

    void healed() {
      Keeper keeper = world.keeper();
      keeper.check(false);
      if (change == Change.ADOPT
          && linq.subscriptions().stream().anyMatch(it -> it.id().equals("stranger"))) {
        // Rolled back to where an operator may ask again.
        keeper.adopt("stranger", false);
      }
      world.now = world.now.plus(World.DELETE_REPLACED_AFTER);
      keeper.check(false);
      keeper.apply();
      assertThat(keeper.plan().changes()).isFalse();
      Map<String, Subscription> all =
          linq.subscriptions().stream().collect(Collectors.toMap(Subscription::id, it -> it));
      assertThat(all).containsKey("foreign");
      assertThat(linq.calls()).noneMatch(call -> call.contains("foreign"));
      all.remove("foreign");
      assertThat(all).hasSize(1);
      String id = all.keySet().iterator().next();
      assertThat(world.secrets().load())
          .filteredOn(secret -> secret.notAfter().isEmpty())
          .singleElement()
          .satisfies(
              secret -> {
                assertThat(secret.subscriptionId()).isEqualTo(id);
                assertThat(secret.text()).isEqualTo(linq.secrets().get(id));
              });
      assertThat(world.ringIds("main")).first().isEqualTo("linq-" + id);
      assertThat(world.expecting).containsEntry("main", false);
      assertThat(world.journal().read().undertakings()).isEmpty();
      assertThat(world.journal().read().leaving()).isEmpty();
      assertThat(world.secrets().load()).extracting(StoredSecret::endpoint).containsOnly("main");
    }
  }

  @ParameterizedTest
  @EnumSource(Change.class)
  void crashAtAnyStep_heals(Change change) throws IOException {
    int step = 1;
    while (true) {
      Run run = new Run(change);
      boolean crashed = run.crashAt(step, change.action);
      run.healed();
      if (!crashed) {
        break;
      }
      step++;
    }
    assertThat(step).as("steps that a crash was tried at").isGreaterThan(1);
  }

  @ParameterizedTest
  @EnumSource(Change.class)
  void crashAtAnyStepOfTheHealing_heals(Change change) throws IOException {
    int first = 1;
    boolean more = true;
    while (more) {
      int second = 1;
      boolean crashedAgain = true;
      while (crashedAgain) {
        Run run = new Run(change);
        more = run.crashAt(first, change.action);
        crashedAgain = more && run.crashAt(second, keeper -> keeper.check(true));
        run.healed();
        second++;
      }
      first++;
    }
    assertThat(first).isGreaterThan(2);
  }
}
