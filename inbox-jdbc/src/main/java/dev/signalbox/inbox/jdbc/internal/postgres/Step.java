package dev.signalbox.inbox.jdbc.internal.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.flywaydb.core.api.resource.LoadableResource;

/** One step of the migrations, which lies beside this class. */
final class Step extends LoadableResource {

  private final String name;
  private final String sql;

  private Step(String name, String sql) {
    this.name = name;
    this.sql = sql;
  }

  /** The one with this name, for example {@code V1__inbox.sql}. */
  static Step read(String name) {
    try (InputStream in = Step.class.getResourceAsStream(name)) {
      return new Step(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the migration " + name, e);
    }
  }

  /** To which version it leads. */
  String version() {
    return name.substring(1, name.indexOf("__"));
  }

  /** What Flyway writes down of the text: the CRC of its lines, without what is between them. */
  int checksum() {
    CRC32 crc = new CRC32();
    sql.lines().forEach(line -> crc.update(line.getBytes(StandardCharsets.UTF_8)));
    return (int) crc.getValue();
  }

  @Override
  public Reader read() {
    return new StringReader(sql);
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
