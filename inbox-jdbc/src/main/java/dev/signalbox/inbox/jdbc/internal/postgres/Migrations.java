package dev.signalbox.inbox.jdbc.internal.postgres;

import dev.signalbox.core.inbox.InboxException;
import dev.signalbox.core.inbox.InboxUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
      List.of("V1__inbox.sql", "V10__shards.sql", "V20__copy_shared.sql");

  private final Flyway flyway;
  private final Database database;

  /** The version of the last step. */
  private final String newest;

  /** To what this release knows. */
  Migrations(Database database) {
    this(database, STEPS);
  }

  /** To what some release knows. */
  Migrations(Database database, List<String> steps) {
    this.database = database;
    this.newest = version(steps.get(steps.size() - 1));
    this.flyway =
        Flyway.configure(Migrations.class.getClassLoader())
            .dataSource(database.pool())
            .schemas(database.schema())
            .defaultSchema(database.schema())
            .createSchemas(true)
            .table("schema_history")
            .installedBy("signalbox")
            .failOnMissingLocations(false)
            // Class paths are not looked through: there is none in a framework of bundles.
            .locations(new String[0])
            .resourceProvider(new Steps(steps))
            .javaMigrationClassProvider(List::of)
            .skipDefaultCallbacks(true)
            .load();
  }

  /**
   * Takes the steps that are missing; other nodes that begin at the same time wait meanwhile.
   *
   * @throws InboxException when the tables are newer than this release
   */
  void run() {
    try {
      refuseNewer();
      flyway.migrate();
    } catch (FlywayException e) {
      throw failed(e);
    }
  }

  private static String version(String step) {
    return step.substring(1, step.indexOf("__"));
  }

  private void refuseNewer() {
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

    private final List<LoadableResource> all;

    Steps(List<String> names) {
      all = names.stream().map(Steps::read).toList();
    }

    @Override
    public LoadableResource getResource(String name) {
      return all.stream()
          .filter(step -> step.getFilename().equals(name) || step.getAbsolutePath().equals(name))
          .findFirst()
          .orElse(null);
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
      return all.stream().filter(step -> step.getFilename().startsWith(prefix)).toList();
    }

    private static LoadableResource read(String name) {
      try (InputStream in = Migrations.class.getResourceAsStream(name)) {
        return new Step(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read the migration " + name, e);
      }
    }
  }

  /** One step. */
  private static final class Step extends LoadableResource {

    private final String name;
    private final String sql;

    Step(String name, String sql) {
      this.name = name;
      this.sql = sql;
    }

    @Override
    public java.io.Reader read() {
      return new java.io.StringReader(sql);
    }

    @Override
    public String getAbsolutePath() {
      return name;
    }

    @Override
    public String getAbsolutePathOnDisk() {
      return name;
    }

    @Override
    public String getFilename() {
      return name;
    }

    @Override
    public String getRelativePath() {
      return name;
    }
  }
}
