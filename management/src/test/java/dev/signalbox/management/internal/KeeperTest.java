package dev.signalbox.management.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.core.catalog.TypeSelection;
import dev.signalbox.management.ApplyReport;
import dev.signalbox.management.Drift;
import dev.signalbox.management.Findings;
import dev.signalbox.management.ManagementException;
import dev.signalbox.management.Outcome;
import dev.signalbox.management.client.Subscription;
import dev.signalbox.management.client.SubscriptionChange;
import dev.signalbox.management.plan.Action;
import dev.signalbox.management.plan.Plan;
import dev.signalbox.management.plan.PlanItem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeeperTest {

  private static final String RECEIVED = "message.received";

  @TempDir private Path folder;
  private final FakeLinq linq = new FakeLinq(RECEIVED, "message.sent", "call.ended");
  private World world;

  @BeforeEach
  void open() {
    world = new World(folder, linq);
  }

  private static List<Action> actions(Plan plan) {
    return plan.items().stream().map(PlanItem::action).toList();
  }

  private Subscription only() {
    assertThat(linq.subscriptions()).hasSize(1);
    return linq.subscriptions().get(0);
  }

  @Test
  void nothingYet_isPlannedAndMade_andNothingChangesAfterwards() {
    Keeper keeper = world.keeper();
    Plan plan = keeper.plan();
    assertThat(actions(plan)).containsExactly(Action.CREATE);
    assertThat(linq.calls()).isEmpty();

    ApplyReport report = keeper.apply();

    assertThat(report.complete()).isTrue();
    assertThat(only().targetUrl()).hasToString(World.TARGET);
    assertThat(only().events()).containsExactly(RECEIVED);
    assertThat(world.ringIds("main")).containsExactly("linq-sub-1");
    assertThat(world.expecting).containsEntry("main", false);
    assertThat(world.expectations).contains(true);
    assertThat(keeper.plan().changes()).isFalse();
    assertThat(keeper.apply().outcomes()).extracting(Outcome::action).containsExactly("unchanged");
    assertThat(linq.calls()).containsExactly("create " + World.TARGET);
  }

  @Test
  void restart_hasTheSecretBeforeAnythingElse() {
    world.keeper().apply();
    world.rings.clear();
    world.keeper();
    assertThat(world.ringIds("main")).containsExactly("linq-sub-1");
  }

  @Test
  void foreignSubscription_isShownAndLeftAlone() {
    linq.put("other", "https://elsewhere.example.com/hook", Set.of(RECEIVED), true);
    Keeper keeper = world.keeper();
    keeper.apply();
    assertThat(keeper.plan().unmanaged())
        .singleElement()
        .satisfies(one -> assertThat(one.subscription().id()).isEqualTo("other"));
    assertThat(linq.calls()).noneMatch(call -> call.contains("other"));
  }

  @Test
  void strangerAtOurUrl_blocksAndIsNeverTouched() {
    linq.put("stranger", World.TARGET, Set.of(RECEIVED), true);
    Keeper keeper = world.keeper();
    assertThat(actions(keeper.plan())).containsExactly(Action.BLOCKED);
    ApplyReport report = keeper.apply();
    assertThat(report.complete()).isFalse();
    assertThat(report.outcomes().get(0).message()).contains("subscriptions adopt stranger");
    assertThat(linq.calls()).isEmpty();
  }

  @Test
  void strangerAtOurUrl_isAdopted_withoutAGap() {
    linq.put("stranger", World.TARGET, Set.of(RECEIVED), true);
    Keeper keeper = world.keeper();
    Outcome outcome = keeper.adopt("stranger", false);
    assertThat(outcome.done()).isTrue();
    assertThat(linq.calls()).containsExactly("create " + World.TARGET + "&signalbox=2");
    assertThat(keeper.plan().changes()).isFalse();
    assertThat(keeper.plan().unmanaged()).isEmpty();
    keeper.adopt("stranger", false);

    world.now = world.now.plus(World.DELETE_REPLACED_AFTER);
    keeper.check(false);
    assertThat(linq.calls())
        .containsExactly("create " + World.TARGET + "&signalbox=2", "delete stranger");
    assertThat(world.ringIds("main")).containsExactly("linq-sub-1");
  }

  @Test
  void stranger_isAdoptedAsItIs_onlyWhereTheSettingsHaveASecret() {
    linq.put("stranger", World.TARGET, Set.of(RECEIVED), true);
    Keeper without = world.keeper();
    assertThatThrownBy(() -> without.adopt("stranger", true))
        .isInstanceOf(ManagementException.class)
        .hasMessageContaining("signalbox.endpoint.main.secrets");
    Endpoint main = world.endpoints.get(0);
    world.endpoints =
        List.of(
            new Endpoint("main", main.target(), main.events(), main.phoneNumbers(), true, true));
    Keeper keeper = world.keeper();
    keeper.adopt("stranger", true);
    assertThat(linq.calls()).isEmpty();
    assertThat(actions(keeper.plan())).containsExactly(Action.UNCHANGED);
  }

  @Test
  void adoptOfWhatLeadsElsewhere_isRefused() {
    linq.put("other", "https://elsewhere.example.com/hook", Set.of(RECEIVED), true);
    assertThatThrownBy(() -> world.keeper().adopt("other", false))
        .isInstanceOf(ManagementException.class)
        .hasMessageContaining("the url of no endpoint");
    assertThatThrownBy(() -> world.keeper().adopt("nothing", false))
        .isInstanceOf(ManagementException.class)
        .hasMessageContaining("no such subscription");
  }

  private List<String> ids() {
    return linq.subscriptions().stream().map(Subscription::id).toList();
  }

  private Keeper rotated() {
    Keeper keeper = world.keeper();
    keeper.apply();
    assertThat(keeper.rotate("main").subscriptionId()).contains("sub-2");
    return keeper;
  }

  @Test
  void rotation_keepsTheOldSubscriptionUntilLinqHasGivenUp_andThenItsSecretForAWhile() {
    Keeper keeper = rotated();
    assertThat(ids()).containsExactly("sub-1", "sub-2");
    assertThat(linq.subscriptions()).allMatch(Subscription::active);
    assertThat(linq.subscriptions().get(1).targetUrl()).hasToString(World.TARGET + "&signalbox=2");
    assertThat(world.ringIds("main")).containsExactlyInAnyOrder("linq-sub-2", "linq-sub-1");
    assertThat(keeper.plan().changes()).isFalse();
    assertThat(keeper.plan().notices())
        .singleElement()
        .asString()
        .contains("sub-1", "deleted after 2026-11-22T10:30:00Z");
    assertThat(keeper.list().subscriptions().get(0).note()).contains("2026-11-22T10:30:00Z");
    assertThat(keeper.list().endpoints().get(0).subscriptionId()).contains("sub-2");

    world.now = world.now.plus(World.DELETE_REPLACED_AFTER.minusSeconds(1));
    keeper.check(true);
    assertThat(ids()).containsExactly("sub-1", "sub-2");

    world.now = world.now.plusSeconds(1);
    // After a restart as well.
    Keeper restarted = world.keeper();
    restarted.check(false);
    assertThat(only().id()).isEqualTo("sub-2");
    assertThat(world.ringIds("main")).containsExactly("linq-sub-2", "linq-sub-1");
    assertThat(restarted.plan().notices()).isEmpty();

    world.now = world.now.plus(Duration.ofHours(3));
    restarted.check(false);
    assertThat(world.secrets().load())
        .extracting(secret -> secret.id())
        .containsExactly("linq-sub-2");

    restarted.rotate("main");
    assertThat(linq.subscriptions().get(1).targetUrl()).hasToString(World.TARGET + "&signalbox=3");
  }

  @Test
  void rotationUponRotation_hasEachGoInItsTime() {
    Keeper keeper = rotated();
    world.now = world.now.plus(Duration.ofMinutes(10));
    keeper.rotate("main");
    assertThat(ids()).containsExactly("sub-1", "sub-2", "sub-3");
    assertThat(keeper.plan().changes()).isFalse();

    world.now = world.now.plus(Duration.ofMinutes(20));
    keeper.apply();
    assertThat(ids()).containsExactly("sub-2", "sub-3");
    world.now = world.now.plus(Duration.ofMinutes(10));
    keeper.apply();
    assertThat(ids()).containsExactly("sub-3");
  }

  @Test
  void rotationThatIsToDeleteAtOnce_doesSo() {
    world.deleteReplacedAfter = Duration.ZERO;
    rotated();
    assertThat(only().id()).isEqualTo("sub-2");
    assertThat(world.journal().read().leaving()).isEmpty();
  }

  @Test
  void pauseSoonAfterARotation_pausesBoth() {
    Keeper keeper = rotated();
    keeper.pause("main");
    assertThat(ids()).containsExactly("sub-1", "sub-2");
    assertThat(linq.subscriptions()).noneMatch(Subscription::active);
    assertThat(keeper.plan().changes()).isFalse();

    keeper.resume("main");
    assertThat(keeper.plan().changes()).isFalse();
    world.now = world.now.plus(World.DELETE_REPLACED_AFTER);
    keeper.check(false);
    assertThat(only().active()).isTrue();
  }

  @Test
  void newSubscriptionThatGoesSoonAfterARotation_leavesTheOldOneInPlace() {
    Keeper keeper = rotated();
    linq.remove("sub-2");
    assertThat(keeper.plan().items())
        .singleElement()
        .satisfies(item -> assertThat(item.subscriptionId()).contains("sub-1"));
    world.now = world.now.plus(World.DELETE_REPLACED_AFTER);
    keeper.check(true);
    assertThat(only().id()).isEqualTo("sub-1");
    assertThat(world.journal().read().leaving()).isEmpty();
    assertThat(world.ringIds("main")).contains("linq-sub-1");
  }

  @Test
  void newSubscriptionThatIsPausedElsewhere_isNotLeftAlone() {
    Keeper keeper = rotated();
    linq.update("sub-2", SubscriptionChange.ofActive(false));
    world.now = world.now.plus(World.DELETE_REPLACED_AFTER);
    assertThat(keeper.check(false).drift())
        .extracting(Drift::kind)
        .containsExactly(Drift.Kind.DEACTIVATED);
    assertThat(ids()).containsExactly("sub-1", "sub-2");

    keeper.check(true);
    keeper.check(true);
    assertThat(only().id()).isEqualTo("sub-2");
    assertThat(only().active()).isTrue();
  }

  @Test
  void replacedSubscriptionThatSomebodyDeletes_isForgotten() {
    Keeper keeper = rotated();
    linq.remove("sub-1");
    assertThat(keeper.check(false).drift()).isEmpty();
    assertThat(world.journal().read().leaving()).isEmpty();
    assertThat(world.ringIds("main")).containsExactly("linq-sub-2", "linq-sub-1");
  }

  @Test
  void deletionOfAReplacedOneThatFails_isTriedAgain() {
    Keeper keeper = rotated();
    world.now = world.now.plus(World.DELETE_REPLACED_AFTER);
    linq.next(Optional.of(FakeLinq.Fault.NOT_SENT));
    keeper.check(false);
    assertThat(ids()).containsExactly("sub-1", "sub-2");
    linq.next(Optional.of(FakeLinq.Fault.ANSWER_LOST));
    keeper.check(false);
    assertThat(world.journal().read().leaving()).containsOnlyKeys("sub-1");
    keeper.check(false);
    assertThat(only().id()).isEqualTo("sub-2");
    assertThat(world.journal().read().leaving()).isEmpty();
  }

  @Test
  void newHandler_widens_andARemovedOneNarrowsAfterTheGraceTime() {
    Keeper keeper = world.keeper();
    keeper.apply();
    world.installed = new TypeSelection(Set.of(RECEIVED, "call.*"), false, false);
    keeper.apply();
    assertThat(only().events()).containsExactly("call.ended", RECEIVED);

    world.installed = new TypeSelection(Set.of(RECEIVED), false, false);
    keeper.check(true);
    assertThat(only().events()).containsExactly("call.ended", RECEIVED);
    assertThat(keeper.plan().items().get(0).reason()).contains("call.ended");

    world.now = world.now.plus(Duration.ofHours(23));
    Keeper restarted = world.keeper();
    restarted.check(true);
    assertThat(only().events()).contains("call.ended");

    world.now = world.now.plus(Duration.ofHours(2));
    restarted.check(true);
    assertThat(only().events()).containsExactly(RECEIVED);
  }

  @Test
  void typeThatComesBack_doesNotKeepItsOldGraceTime() {
    Keeper keeper = world.keeper();
    world.installed = new TypeSelection(Set.of(RECEIVED, "call.ended"), false, false);
    keeper.apply();
    world.installed = new TypeSelection(Set.of(RECEIVED), false, false);
    keeper.check(true);
    world.now = world.now.plus(Duration.ofHours(23));
    world.installed = new TypeSelection(Set.of(RECEIVED, "call.ended"), false, false);
    keeper.check(true);
    world.installed = new TypeSelection(Set.of(RECEIVED), false, false);
    world.now = world.now.plus(Duration.ofHours(2));
    keeper.check(true);
    assertThat(only().events()).contains("call.ended");
  }

  @Test
  void pause_isKeptAgainstTheSettings_untilResumed() {
    Keeper keeper = world.keeper();
    keeper.apply();
    keeper.pause("main");
    assertThat(only().active()).isFalse();
    Keeper restarted = world.keeper();
    assertThat(restarted.plan().changes()).isFalse();
    assertThat(restarted.list().endpoints().get(0).override()).isEqualTo("paused");
    restarted.resume("main");
    assertThat(only().active()).isTrue();
    assertThat(restarted.list().endpoints().get(0).override()).isEmpty();
  }

  @Test
  void pausedEndpointWithoutSubscription_getsAPausedOne() {
    Keeper keeper = world.keeper();
    keeper.pause("main");
    keeper.apply();
    assertThat(only().active()).isFalse();
    assertThat(keeper.plan().changes()).isFalse();
  }

  @Test
  void deletedElsewhere_isReported_andRepairedWhenTold() {
    Keeper keeper = world.keeper();
    keeper.apply();
    linq.remove("sub-1");
    Findings seen = keeper.check(false);
    assertThat(seen.drift()).extracting(Drift::kind).containsExactly(Drift.Kind.DELETED);
    assertThat(seen.missing()).containsExactly("main");
    assertThat(linq.subscriptions()).isEmpty();

    Findings repaired = keeper.check(true);
    assertThat(repaired.drift()).isEmpty();
    assertThat(only().id()).isEqualTo("sub-2");
    // What Linq was still delivering on the deleted one is taken for a while.
    assertThat(world.ringIds("main")).containsExactly("linq-sub-2", "linq-sub-1");
  }

  @Test
  void deactivatedAndChangedElsewhere_areTold() {
    Keeper keeper = world.keeper();
    keeper.apply();
    linq.update("sub-1", SubscriptionChange.ofActive(false));
    assertThat(keeper.check(false).drift())
        .extracting(Drift::kind)
        .containsExactly(Drift.Kind.DEACTIVATED);
    linq.put("sub-1", World.TARGET, Set.of("message.sent"), true);
    assertThat(keeper.check(false).drift())
        .singleElement()
        .satisfies(
            drift -> {
              assertThat(drift.kind()).isEqualTo(Drift.Kind.CHANGED);
              assertThat(drift.fields()).containsExactly("subscribed_events");
            });
    assertThat(keeper.check(false).lacking()).containsExactly("main: " + RECEIVED);
    assertThat(keeper.check(true).lacking()).isEmpty();
  }

  @Test
  void changeOfTheSettings_isNoDrift() {
    world.keeper().apply();
    world.endpoints = List.of(World.endpoint("main", World.URL, "message.*"));
    Keeper keeper = world.keeper();
    assertThat(keeper.plan().changes()).isTrue();
    assertThat(keeper.check(false).drift()).isEmpty();
  }

  @Test
  void payloadVersion_isChangedInPlace_withTheSameSecret() {
    world.keeper().apply();
    Endpoint main = world.endpoints.get(0);
    world.endpoints =
        List.of(
            new Endpoint(
                "main",
                main.target().withVersion("2025-01-01"),
                main.events(),
                main.phoneNumbers(),
                true,
                false));
    Keeper keeper = world.keeper();
    keeper.apply();
    assertThat(only().targetUrl()).hasToString(World.URL + "?version=2025-01-01");
    assertThat(only().id()).isEqualTo("sub-1");
    assertThat(keeper.plan().changes()).isFalse();
  }

  @Test
  void lostAnswerOfACreation_endsInOneSubscriptionWithAWorkingSecret() {
    linq.next(Optional.of(FakeLinq.Fault.ANSWER_LOST));
    Keeper keeper = world.keeper();
    assertThat(keeper.apply().complete()).isTrue();
    assertThat(only().id()).isEqualTo("sub-2");
    assertThat(world.ringIds("main")).containsExactly("linq-sub-2");
  }

  @Test
  void creationWhoseOutcomeStaysUnknown_isFinishedByTheNextCheck() {
    for (int i = 0; i < 4; i++) {
      linq.next(Optional.of(FakeLinq.Fault.LOST));
    }
    Keeper keeper = world.keeper();
    assertThat(keeper.apply().complete()).isFalse();
    assertThat(world.expecting).containsEntry("main", true);
    assertThat(actions(keeper.plan())).containsExactly(Action.RESUME);
    keeper.check(false);
    assertThat(only().id()).isEqualTo("sub-1");
    assertThat(world.expecting).containsEntry("main", false);
  }

  @Test
  void expectation_endsByTime() {
    for (int i = 0; i < 4; i++) {
      linq.next(Optional.of(FakeLinq.Fault.LOST));
    }
    Keeper keeper = world.keeper();
    keeper.apply();
    keeper.refreshRings();
    assertThat(world.expecting).containsEntry("main", true);
    world.now = world.now.plus(Duration.ofMinutes(31));
    keeper.refreshRings();
    assertThat(world.expecting).containsEntry("main", false);
  }

  @Test
  void creationThatWasNotSent_leavesNothingBehind() {
    linq.next(Optional.of(FakeLinq.Fault.NOT_SENT));
    Keeper keeper = world.keeper();
    ApplyReport report = keeper.apply();
    assertThat(report.complete()).isFalse();
    assertThat(world.journal().read().undertakings()).isEmpty();
    assertThat(world.expecting).containsEntry("main", false);
  }

  @Test
  void twoEndpointsWithOneUrl_takeNoPart() {
    world.endpoints =
        List.of(
            World.endpoint("a", World.URL, "installed"),
            World.endpoint("b", World.URL + "?version=2025-01-01", "installed"));
    Plan plan = world.keeper().plan();
    assertThat(plan.items()).isEmpty();
    assertThat(plan.notices()).hasSize(2).allMatch(text -> text.contains("same url"));
  }

  @Test
  void anotherNodeAtIt_isSaid_andNothingIsDone() {
    Keeper keeper = world.keeper();
    try (var held = new FileApplyLock(folder.resolve("apply.lock")).tryLock().orElseThrow()) {
      assertThat(held).isNotNull();
      assertThatThrownBy(keeper::apply)
          .isInstanceOf(ManagementException.class)
          .hasMessageContaining("another node applies now");
    }
    assertThat(linq.calls()).isEmpty();
    assertThat(keeper.apply().complete()).isTrue();
  }

  @Test
  void anotherNodesSecret_isSeenAtTheNextLookAtTheFiles() {
    World other = new World(folder, linq);
    Keeper there = other.keeper();
    assertThat(other.ringIds("main")).isEmpty();
    world.keeper().apply();
    there.refreshRings();
    assertThat(other.ringIds("main")).containsExactly("linq-sub-1");
    assertThat(there.plan().changes()).isFalse();
  }

  @Test
  void urlOfASettingsChange_leavesTheOldSubscriptionAlone() {
    world.keeper().apply();
    world.endpoints = List.of(World.endpoint("main", "https://new.example.com/w", "installed"));
    Keeper keeper = world.keeper();
    keeper.apply();
    assertThat(linq.subscriptions()).hasSize(2);
    assertThat(linq.calls()).noneMatch(call -> call.startsWith("delete"));
    assertThat(keeper.plan().unmanaged().get(0).note()).contains("made here for endpoint main");
  }
}
