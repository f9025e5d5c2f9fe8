package dev.signalbox.embedded.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LeftoversTest {

  /** Of the application, for a database of its own. */
  static final class OtherDriver implements Driver {

    @Override
    public Connection connect(String url, Properties info) {
      return null;
    }

    @Override
    public boolean acceptsURL(String url) {
      return false;
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
      return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
      return 1;
    }

    @Override
    public int getMinorVersion() {
      return 0;
    }

    @Override
    public boolean jdbcCompliant() {
      return false;
    }

    @Override
    public Logger getParentLogger() {
      return Logger.getGlobal();
    }
  }

  private final List<Driver> registered =
      List.of(new org.sqlite.JDBC(), new org.postgresql.Driver(), new OtherDriver());

  @BeforeEach
  void register() throws SQLException {
    for (Driver driver : registered) {
      DriverManager.registerDriver(driver);
    }
  }

  @AfterEach
  void deregister() throws SQLException {
    for (Driver driver : registered) {
      DriverManager.deregisterDriver(driver);
    }
  }

  @Test
  void driversOfTheInbox_goWithTheApplicationAndOthersStay() {
    new Leftovers(LeftoversTest.class.getClassLoader()).remove();

    assertThat(DriverManager.drivers())
        .contains(registered.get(2))
        .doesNotContain(registered.get(0), registered.get(1));
  }

  @Test
  void driverThatRegistersItselfWhileItIsLookedFor_goesAsWell() throws Exception {
    // The test's class path is the server, with a driver in use; the application has the same one.
    try (URLClassLoader application =
        new URLClassLoader(
            Stream.of(
                    Leftovers.class,
                    LeftoversTest.class,
                    org.postgresql.Driver.class,
                    org.slf4j.LoggerFactory.class)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .toArray(URL[]::new),
            ClassLoader.getPlatformClassLoader())) {
      assertThat(inside(application)).isZero();
    }
  }

  private static int inside(ClassLoader application) throws Exception {
    return (int)
        application.loadClass(Remover.class.getName()).getMethod("leftBehind").invoke(null);
  }

  /** Runs with the application's classes. */
  public static final class Remover {

    private Remover() {}

    public static int leftBehind() {
      ClassLoader own = Remover.class.getClassLoader();
      new Leftovers(own).remove();
      return (int)
          DriverManager.drivers().filter(d -> d.getClass().getClassLoader() == own).count();
    }
  }

  @Test
  void driversOfTheServer_stay() {
    new Leftovers(new ClassLoader(null) {}).remove();

    assertThat(DriverManager.drivers()).containsAll(registered);
  }
}
