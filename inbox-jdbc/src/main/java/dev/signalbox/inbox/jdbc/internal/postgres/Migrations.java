package dev.signalbox.inbox.jdbc.internal.postgres;

import dev.signalbox.core.inbox.InboxException;
import dev.signalbox.core.inbox.InboxUnavailableException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;

/** Brings the tables to what this release knows; every step is kept in the database. */
final class Migrations {

  /** In order. A step that was released is never changed. */
  private static final List<String> STEPS =
      List.of(
          "V1__inbox.sql",
          "V10__shards.sql",
          "V20__copy_shared.sql",
          "V30__append_fresh.sql",
          "V40__append_alone.sql",
          "V50__ids_near.sql",
          "V60__append_by_index.sql",
          "V70__append_by_place.sql");

  private final List<Step> steps;
  private final Database database;

  /** To what this release knows. */
  Migrations(Database database) {
    this(database, STEPS);
  }

  /** To what some release knows. */
  Migrations(Database database, List<String> steps) {
    this.database = database;
    this.steps = steps.stream().map(Step::read).toList();
  }

  /**
   * Takes the steps that are missing; other nodes that begin at the same time wait meanwhile.
   *
   * @throws InboxException when the tables are newer than this release
   */
  void run() {
    // Most starts find everything done, and the tool for it takes longer than the rest of the
    // start.
    if (new History(database).isExactly(steps)) {
      return;
    }
    Flyway flyway = flyway();
    try {
      refuseNewer(flyway);
      flyway.migrate();
    } catch (FlywayException e) {
      throw failed(e);
    }
  }

  private Flyway flyway() {
    return Flyway.configure(Migrations.class.getClassLoader())
        .dataSource(database.pool())
        .schemas(database.schema())
        .defaultSchema(database.schema())
        .createSchemas(true)
        .table(History.TABLE)
        .installedBy("signalbox")
        .failOnMissingLocations(false)
        // Class paths are not looked through: there is none in a framework of bundles.
        .locations(new String[0])
        .resourceProvider(new Steps(steps))
        .javaMigrationClassProvider(List::of)
        .skipDefaultCallbacks(true)
        .load();
  }

  private void refuseNewer(Flyway flyway) {
    String newest = steps.get(steps.size() - 1).version();
    Optional<MigrationInfo> newer =
        Arrays.stream(flyway.info().all())
            .filter(info -> info.getState().isApplied())
            .filter(info -> info.getVersion() != null)
            .filter(info -> info.getVersion().isNewerThan(newest))
            .reduce((first, second) -> second);
    if (newer.isPresent()) {
      throw new InboxException(
          "expected the tables in schema "
              + database.schema()
              + " of "
              + database.where()
              + " to be of version "
              + newest
              + " or older, found version "
              + newer.get().getVersion()
              + "; a newer Signalbox has been here: run that version or a newer one");
    }
  }

  private InboxException failed(FlywayException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return database.failed("bringing the tables of the inbox up to date", sql);
      }
    }
    return new InboxUnavailableException(
        "the tables of the inbox at " + database.where() + " cannot be brought up to date", e);
  }

  /** The steps that lie beside this class. */
  private static final class Steps implements ResourceProvider {

    private final List<Step> all;

    Steps(List<Step> all) {
      this.all = all;
    }

    @Override
    public LoadableResource getResource(String name) {
      return all.stream().filter(step -> step.getFilename().equals(name)).findFirst().orElse(null);
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
      return all.stream()
          .filter(step -> step.getFilename().startsWith(prefix))
          .map(LoadableResource.class::cast)
          .toList();
    }
  }
}
