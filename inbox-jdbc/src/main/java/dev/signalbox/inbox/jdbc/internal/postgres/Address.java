package dev.signalbox.inbox.jdbc.internal.postgres;

import dev.signalbox.core.inbox.InboxException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Which database, and which schema of it, a URL names.
 *
 * @param url as given; may hold a password, so it stands in no message
 * @param schema where the log is; {@code currentSchema} of the URL, else {@code signalbox}
 * @param where server and database, for messages
 */
record Address(String url, String schema, String where) {

  static final String PREFIX = "jdbc:postgresql:";

  private static final String USUAL_SCHEMA = "signalbox";
  private static final Pattern SCHEMA = Pattern.compile("[a-z_][a-z0-9_]{0,29}");
  private static final int CONNECT_SECONDS = 5;

  /** From a URL of the driver. */
  static Address of(String url) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    try {
      source.setUrl(url);
    } catch (IllegalArgumentException e) {
      // Without the driver's message, which shows the URL.
      throw new InboxException(
          "expected an inbox URL of the form jdbc:postgresql://<host>:<port>/<database>?user=...,"
              + " found one that the driver cannot read");
    }
    String schema = source.getCurrentSchema() == null ? USUAL_SCHEMA : source.getCurrentSchema();
    if (!SCHEMA.matcher(schema).matches()) {
      throw new InboxException(
          "expected currentSchema of the inbox URL to be one name of at most 30 lower-case letters,"
              + " digits and underscores, found '"
              + schema
              + "'");
    }
    return new Address(
        url,
        schema,
        "PostgreSQL at " + source.getServerNames()[0] + "/" + source.getDatabaseName());
  }

  /**
   * Where connections come from.
   *
   * @param application what the server's list of sessions shows
   * @param answer how long an answer may take before the connection counts as cut
   */
  PGSimpleDataSource source(String application, Duration answer) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setApplicationName(application);
    source.setConnectTimeout(CONNECT_SECONDS);
    source.setLoginTimeout(CONNECT_SECONDS);
    source.setSocketTimeout((int) Math.max(1, answer.toSeconds()));
    source.setTcpKeepAlive(true);
    return source;
  }

  /** Never shows the URL. */
  @Override
  public String toString() {
    return where;
  }
}
