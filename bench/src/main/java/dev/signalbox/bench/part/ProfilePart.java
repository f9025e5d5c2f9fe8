package dev.signalbox.bench.part;

import dev.signalbox.bench.body.Bodies;
import dev.signalbox.bench.contender.Contender;
import dev.signalbox.bench.contender.Launch;
import dev.signalbox.bench.contender.SignalboxContender;
import dev.signalbox.bench.contender.Store;
import dev.signalbox.bench.measure.Phase;
import dev.signalbox.bench.measure.PhasePlan;
import dev.signalbox.bench.measure.Trial;
import dev.signalbox.bench.node.NodeApi;
import dev.signalbox.bench.profile.Profile;
import dev.signalbox.bench.profile.Profile.Share;
import dev.signalbox.bench.report.Report;
import dev.signalbox.bench.report.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Flight recordings of accepting and of handling; run on request only, since recording costs. */
public final class ProfilePart implements Part {

  private static final int MOST = 15;
  private static final String RECORDING = "recording.jfr";

  @Override
  public String name() {
    return "profile";
  }

  @Override
  public void run(Scene scene) throws Exception {
    scene.report().head(2, "Where it goes");
    scene
        .report()
        .say(
            "From flight recordings of SQLite under load, the start and the warm-up left out; the recordings are beside this"
                + " report (`*.jfr`), for JDK Mission Control or `jfr print`.");
    profile(scene, "accepting", List.of(), List.of(Bodies.message(1200)));
    profile(scene, "handling", scene.dist().handlers(), Mix.bodies());
  }

  private static void profile(Scene scene, String name, List<Path> handlers, List<String> bodies)
      throws Exception {
    Path folder = Files.createTempDirectory(scene.work(), "profile");
    Path recording = folder.resolve(RECORDING);
    Contender contender =
        new SignalboxContender(
            scene.dist(),
            Store.SQLITE,
            handlers,
            Map.of(
                "JAVA_OPTS",
                "-XX:StartFlightRecording=settings=profile,dumponexit=true,filename=" + recording));
    Scale scale = scene.scale();
    Instant from;
    try (Trial trial = Trial.start(scene.session(), contender, folder, Launch.PLAIN)) {
      NodeApi api = new NodeApi(trial.service().target().port());
      api.awaitRunning(handlers.size());
      trial.warm(bodies, scale.connections(), scale.warm());
      from = Clock.systemUTC().instant();
      Phase phase =
          trial.run(
              PhasePlan.closed(name, bodies, scale.connections(), scale.measured()),
              api::awaitSettled);
      scene.report().head(3, "Profile of " + name);
      scene
          .report()
          .say(
              "%,d events, %.0f µs of CPU and %,.0f bytes allocated for each, while recording."
                  .formatted(
                      phase.load().accepted(),
                      phase.cpuMicros(),
                      phase.allocated().orElse(Double.NaN)));
    }
    Profile profile = Profile.of(recording, from);
    table(scene.report(), "CPU: method at work", profile.frames(MOST));
    table(scene.report(), "CPU: nearest method of Signalbox", profile.callers(MOST));
    table(scene.report(), "allocated: class", profile.allocations(MOST));
    table(scene.report(), "allocated: nearest method of Signalbox", profile.allocators(MOST));
    Files.copy(
        recording,
        scene.report().folder().resolve(name + ".jfr"),
        StandardCopyOption.REPLACE_EXISTING);
    Folders.delete(folder);
  }

  private static void table(Report report, String title, List<Share> shares) throws IOException {
    Table table = new Table(title, "share");
    for (Share share : shares) {
      table.row("`" + share.what() + "`", "%.1f %%".formatted(100 * share.share()));
    }
    report.table(table);
  }
}
