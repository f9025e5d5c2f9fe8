package dev.signalbox.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signalbox.it.handler.OrderRecorder;
import dev.signalbox.launcher.Launcher;
import dev.signalbox.launcher.RunningNode;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * Handlers are installed, updated, stopped, started, uninstalled and refreshed at random while
 * deliveries flow. Afterwards each of them has seen every event, once and in order.
 */
class ChaosIT {

  private static final int SECONDS =
      Integer.getInteger("dev.signalbox.it.faults.chaos-seconds", 15);
  private static final long SEED =
      Long.getLong("dev.signalbox.it.faults.seed", System.nanoTime() & 0xffffff);
  private static final List<String> NAMES = List.of("chaos-a", "chaos-b", "chaos-c");
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  @TempDir private Path temp;
  private Path handlers;
  private Path data;
  private RunningNode node;
  private final Random random = new Random(SEED);
  private final Map<String, Integer> done = new LinkedHashMap<>();
  private final Map<String, Integer> versions = new HashMap<>();
  private final List<WeakReference<ClassLoader>> loaders = new ArrayList<>();

  @Test
  void randomChanges_loseNothingRepeatNothingKeepOrderAndLeaveNothing() throws Exception {
    System.out.println("chaos: seed " + SEED);
    handlers = Files.createDirectory(temp.resolve("handlers"));
    data = temp.resolve("data");
    for (String name : NAMES) {
      deploy(name);
    }
    Set<String> answered = ConcurrentHashMap.newKeySet();
    AtomicInteger deadlocks = new AtomicInteger();
    ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
    try {
      node = new Launcher(Dist.distribution()).start(TestSettings.of(data), data, handlers);
      watch.scheduleWithFixedDelay(
          () -> deadlocks.addAndGet(deadlocked()), 0, 200, TimeUnit.MILLISECONDS);
      for (String name : NAMES) {
        awaitActive(name);
      }
      AtomicBoolean stop = new AtomicBoolean();
      Load load = new Load(node.address().orElseThrow(), 12, 200, stop);
      Thread sender = new Thread(() -> load.run(answered), "load");
      sender.start();
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
      while (System.nanoTime() < end) {
        change(NAMES.get(random.nextInt(NAMES.size())));
        TimeUnit.MILLISECONDS.sleep(random.nextInt(300));
      }
      stop.set(true);
      sender.join();
      assertThat(load.notAcknowledged()).isZero();
      System.out.println("chaos: " + done + ", answered with 200: " + answered.size());
      settle(answered);
      assertThat(deadlocks.get()).isZero();
      assertNoLeak();
    } finally {
      watch.shutdownNow();
      if (node != null) {
        node.close();
      }
    }
    for (String name : NAMES) {
      assertSeenOnceInOrder(name, answered);
    }
  }

  private void deploy(String name) throws Exception {
    int version = versions.merge(name, 1, Integer::sum);
    new HandlerJar(name, OrderRecorder.class).version("1.0." + version).deploy(handlers);
  }

  private Optional<Bundle> bundle(String name) {
    return Arrays.stream(node.context().getBundles())
        .filter(bundle -> name.equals(bundle.getSymbolicName()))
        .findFirst();
  }

  private void change(String name) throws Exception {
    Optional<Bundle> found = bundle(name);
    found.ifPresent(this::remember);
    String what =
        List.of("update", "stop", "start", "uninstall", "refresh", "install")
            .get(random.nextInt(6));
    boolean there = Files.exists(handlers.resolve(name + ".jar"));
    try {
      switch (what) {
        case "update", "install" -> deploy(name);
        case "uninstall" -> {
          if (there) {
            Files.delete(handlers.resolve(name + ".jar"));
          }
        }
        case "stop" -> {
          if (found.isPresent()) {
            found.get().stop();
          }
        }
        case "start" -> {
          if (found.isPresent()) {
            found.get().start();
          }
        }
        default -> refresh(found);
      }
      done.merge(what, 1, Integer::sum);
    } catch (BundleException | IllegalStateException underWayAlready) {
      done.merge(what + " refused", 1, Integer::sum);
    }
  }

  private void refresh(Optional<Bundle> found) throws InterruptedException {
    if (found.isEmpty()) {
      return;
    }
    CountDownLatch refreshed = new CountDownLatch(1);
    node.context()
        .getBundle(0)
        .adapt(FrameworkWiring.class)
        .refreshBundles(List.of(found.get()), event -> refreshed.countDown());
    assertThat(refreshed.await(60, TimeUnit.SECONDS)).isTrue();
  }

  private void remember(Bundle bundle) {
    BundleWiring wiring = bundle.adapt(BundleWiring.class);
    if (wiring != null && wiring.getClassLoader() != null) {
      ClassLoader loader = wiring.getClassLoader();
      if (loaders.stream().noneMatch(known -> known.get() == loader)) {
        loaders.add(new WeakReference<>(loader));
      }
    }
  }

  private void awaitActive(String name) {
    String wanted = "1.0." + versions.get(name);
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .until(
            () ->
                bundle(name)
                    .filter(bundle -> bundle.getVersion().toString().equals(wanted))
                    .filter(bundle -> started(bundle))
                    .isPresent());
  }

  private static boolean started(Bundle bundle) {
    try {
      bundle.start();
    } catch (BundleException | IllegalStateException underWay) {
      return false;
    }
    return bundle.getState() == Bundle.ACTIVE;
  }

  /** Brings all of them back and waits until each has seen everything. */
  private void settle(Set<String> answered) throws Exception {
    for (String name : NAMES) {
      deploy(name);
      awaitActive(name);
    }
    for (String name : NAMES) {
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(300))
          .untilAsserted(() -> assertThat(seen(name)).as(name).hasSize(answered.size()));
    }
  }

  private List<String> seen(String name) throws Exception {
    return new DatabaseCopy(data.resolve("handlers").resolve(name + ".db"))
        .column("SELECT event_id || ' ' || chat || ' ' || number FROM seen ORDER BY place");
  }

  private void assertSeenOnceInOrder(String name, Set<String> answered) throws Exception {
    List<String> ids = new ArrayList<>();
    Map<String, Integer> last = new HashMap<>();
    for (String row : seen(name)) {
      String[] parts = row.split(" ");
      ids.add(parts[0]);
      int number = Integer.parseInt(parts[2]);
      assertThat(number)
          .as("%s in %s", name, parts[1])
          .isGreaterThan(last.getOrDefault(parts[1], -1));
      last.put(parts[1], number);
    }
    assertThat(ids).as(name).doesNotHaveDuplicates();
    assertThat(new HashSet<>(ids)).as(name).isEqualTo(answered);
  }

  /** What is left in memory of bundles that are gone: nothing; and one that is held is found. */
  private void assertNoLeak() {
    Set<ClassLoader> current = new HashSet<>();
    NAMES.forEach(name -> current.add(loader(name)));
    loaders.removeIf(known -> current.contains(known.get()));
    assertThat(loaders).as("bundles of before").isNotEmpty();
    awaitAlive(0);
    Object held = loader(NAMES.get(0));
    loaders.add(new WeakReference<>(loader(NAMES.get(0))));
    awaitAlive(1);
    assertThat(held).isNotNull();
  }

  private ClassLoader loader(String name) {
    return bundle(name).orElseThrow().adapt(BundleWiring.class).getClassLoader();
  }

  private void awaitAlive(int count) {
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(
            () -> {
              System.gc();
              assertThat(loaders.stream().filter(known -> known.get() != null).count())
                  .as("class loaders in memory")
                  .isEqualTo(count);
            });
  }

  private static int deadlocked() {
    long[] found = ManagementFactory.getThreadMXBean().findDeadlockedThreads();
    return found == null ? 0 : found.length;
  }

  @Test
  void deadlock_isFoundByTheWatch() throws Exception {
    ReentrantLock one = new ReentrantLock();
    ReentrantLock two = new ReentrantLock();
    CountDownLatch both = new CountDownLatch(2);
    List<Thread> threads =
        List.of(
            new Thread(() -> lockBoth(one, two, both)), new Thread(() -> lockBoth(two, one, both)));
    threads.forEach(Thread::start);
    try {
      await().atMost(PATIENCE).until(() -> deadlocked() == 2);
    } finally {
      threads.forEach(Thread::interrupt);
      for (Thread thread : threads) {
        thread.join();
      }
    }
  }

  private static void lockBoth(ReentrantLock first, ReentrantLock second, CountDownLatch both) {
    first.lock();
    try {
      both.countDown();
      both.await();
      second.lockInterruptibly();
      second.unlock();
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    } finally {
      first.unlock();
    }
  }
}
