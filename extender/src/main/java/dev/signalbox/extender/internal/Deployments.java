package dev.signalbox.extender.internal;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.apache.felix.fileinstall.ArtifactInstaller;
import org.osgi.framework.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deploys the jars of the watched folder. A jar that cannot work is refused before anything is
 * touched; one that does not come up is taken back, and the version that worked before runs again.
 * Called by the one thread that watches the folder.
 */
final class Deployments implements ArtifactInstaller {

  private static final Logger LOG = LoggerFactory.getLogger(Deployments.class);

  private final BundleSwitch bundles;
  private final JarCheck check;
  private final KeptJars kept;
  private final Refusals refusals;
  private final Set<Path> deployed = new ConcurrentSkipListSet<>();

  Deployments(BundleSwitch bundles, JarCheck check, KeptJars kept, Refusals refusals) {
    this.bundles = bundles;
    this.check = check;
    this.kept = kept;
    this.refusals = refusals;
  }

  @Override
  public boolean canHandle(File artifact) {
    return artifact.isFile()
        && artifact.getName().endsWith(".jar")
        && !JarFacts.isFragment(artifact.toPath());
  }

  @Override
  public void install(File artifact) {
    update(artifact);
  }

  @Override
  public void update(File artifact) {
    deploy(path(artifact));
    settle();
  }

  @Override
  public void uninstall(File artifact) {
    Path file = path(artifact);
    deployed.remove(file);
    refusals.clear(file);
    bundles.remove(location(file));
    kept.forget(file);
    settle();
  }

  /** Never throws for what is wrong with a jar: that is kept as a refusal. */
  private boolean deploy(Path file) {
    Optional<JarFacts> facts = Optional.empty();
    boolean touched = false;
    try {
      Path candidate = kept.stage(file);
      facts = Optional.of(JarFacts.read(candidate));
      check.require(facts.get(), bundles.at(location(file)));
      touched = true;
      bundles.put(location(file), candidate);
      if (bundles.isWaiting(location(file))) {
        kept.discard(file);
      } else {
        kept.accept(file);
      }
      deployed.add(file);
      refusals.clear(file);
      return true;
    } catch (RefusedJarException e) {
      if (touched) {
        LOG.debug("SBX-4021 {} did not come up", file, e);
      }
      refuse(file, facts, e, touched);
      return false;
    }
  }

  private void refuse(
      Path file, Optional<JarFacts> facts, RefusedJarException why, boolean touched) {
    // Before the jar is taken back, so that whoever looks never finds it neither up nor refused.
    boolean news = refusals.put(file, facts, why.getMessage(), false);
    kept.discard(file);
    boolean older =
        (!touched && bundles.at(location(file)).filter(BundleSwitch::isUp).isPresent())
            || comeBack(file);
    // One that did not come up in the place of another is not tried by itself: that one would stop.
    boolean again = why.mayChange() && !(touched && older);
    refusals.put(file, facts, why.getMessage(), again);
    if (news) {
      LOG.error(
          "SBX-4020 {} is refused: {} ({})",
          file,
          why.getMessage(),
          older ? "its older version goes on" : "its events wait until it is corrected");
    }
  }

  /** Puts the version that worked last into its place again; whether there is one, and it works. */
  private boolean comeBack(Path file) {
    Optional<Path> good = kept.good(file);
    if (good.isPresent()) {
      try {
        bundles.put(location(file), good.get());
        deployed.add(file);
        return true;
      } catch (RefusedJarException e) {
        LOG.warn("SBX-4024 the older version of {} does not come up either", file, e);
      }
    }
    deployed.remove(file);
    bundles.remove(location(file));
    return false;
  }

  /**
   * What has come or gone may stop others, and may be what others have waited for. Ends, since each
   * round has one refusal less.
   */
  private void settle() {
    for (Path file : deployed) {
      bundles
          .at(location(file))
          .filter(bundles::isWorthAnotherStart)
          .ifPresent(bundle -> startAgain(file, bundle));
    }
    boolean progress = true;
    while (progress) {
      progress = refusals.worthAnotherTry().stream().filter(this::deploy).count() > 0;
    }
  }

  private void startAgain(Path file, Bundle bundle) {
    try {
      bundles.startAgain(bundle);
      refusals.clear(file);
    } catch (RefusedJarException e) {
      if (refusals.put(file, Optional.of(JarFacts.read(file)), e.getMessage(), true)) {
        LOG.error("SBX-4025 {} has stopped: {}", file, e.getMessage());
      }
    }
  }

  private static Path path(File artifact) {
    return artifact.toPath().toAbsolutePath().normalize();
  }

  private static String location(Path file) {
    return file.toUri().toString();
  }
}
