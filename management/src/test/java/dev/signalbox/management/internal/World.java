package dev.signalbox.management.internal;

import dev.signalbox.core.catalog.TypeSelection;
import dev.signalbox.management.client.LinqApi;
import dev.signalbox.management.internal.files.DurableFile;
import dev.signalbox.management.internal.files.Syncing;
import dev.signalbox.management.internal.state.Journal;
import dev.signalbox.management.plan.TargetUrl;
import dev.signalbox.management.secret.FileSecretStore;
import dev.signalbox.management.secret.KeySources;
import dev.signalbox.management.secret.SecretStore;
import dev.signalbox.verifier.SigningSecret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** One node's part of the world: its folder outlives its keepers. */
final class World {

  static final String URL = "https://hooks.example.com/webhooks/linq/main";
  static final String TARGET = URL + "?version=2026-02-03";
  static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

  static final Duration DELETE_REPLACED_AFTER = Duration.ofMinutes(30);

  /** No fsync: a test's machine does not lose its power. */
  private static final Syncing NONE = path -> {};

  final Path folder;
  final Map<String, List<SigningSecret>> rings = new TreeMap<>();
  final Map<String, Boolean> expecting = new TreeMap<>();
  final List<Boolean> expectations = new ArrayList<>();
  LinqApi linq;
  Steps steps = step -> {};
  TypeSelection installed = new TypeSelection(Set.of("message.received"), false, false);
  Set<String> known = Set.of("message.received", "message.sent", "call.ended");
  Instant now = Instant.parse("2026-11-22T10:00:00Z");
  Supplier<Instant> time = () -> now;
  List<Endpoint> endpoints = List.of(endpoint("main", URL, "installed"));
  Duration narrowAfter = Duration.ofHours(24);
  Duration deleteReplacedAfter = DELETE_REPLACED_AFTER;
  Optional<Instant> lastReceipt = Optional.empty();

  World(Path folder, LinqApi linq) {
    this.folder = folder;
    this.linq = linq;
  }

  static Endpoint endpoint(String name, String url, String... events) {
    return new Endpoint(
        name,
        TargetUrl.of(URI.create(url)).withVersion("2026-02-03"),
        List.of(events),
        new TreeSet<>(),
        true,
        false);
  }

  Clock clock() {
    return new Clock() {
      @Override
      public ZoneOffset getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(java.time.ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return time.get();
      }
    };
  }

  SecretStore secrets() {
    return new FileSecretStore(
        new DurableFile(folder.resolve("secrets.json"), NONE), KeySources.text(KEY, "the test"));
  }

  Journal journal() {
    return new Journal(new DurableFile(folder.resolve("journal.json"), NONE));
  }

  /** As after a start of the process. */
  Keeper keeper() {
    Keeper keeper =
        new KeeperParts(
                linq,
                endpoints,
                secrets(),
                journal(),
                new FileApplyLock(folder.resolve("apply.lock")),
                (endpoint, secrets, expects) -> {
                  rings.put(endpoint, secrets);
                  expecting.put(endpoint, expects);
                  expectations.add(expects);
                },
                () -> installed,
                () -> known,
                endpoint -> lastReceipt,
                narrowAfter,
                deleteReplacedAfter,
                Duration.ofHours(2),
                Duration.ofMillis(200),
                clock(),
                steps)
            .keeper();
    keeper.refreshRings();
    return keeper;
  }

  List<String> ringIds(String endpoint) {
    return rings.get(endpoint).stream().map(SigningSecret::id).toList();
  }
}
