package dev.signalbox.embedded.internal;

import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.runtime.ObjectMethods;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What libraries and the JDK would keep of an application that is gone. */
final class Leftovers {

  private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);

  /** Of the databases that the inbox may be in; other drivers are the application's business. */
  private static final List<String> OUR_DRIVERS = List.of("org.sqlite.", "org.postgresql.");

  private final ClassLoader own;

  /**
   * @param own of the application
   */
  Leftovers(ClassLoader own) {
    this.own = Objects.requireNonNull(own, "own");
  }

  /** To be called before the database is used. */
  void prepare() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    // SQLite's driver runs a command to learn about the system; the JDK's thread that waits for its
    // end lives on for a minute, with the context class loader of its maker.
    thread.setContextClassLoader(null);
    try {
      new SqliteLibrary().load();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** To be called last. */
  void remove() {
    deregisterDrivers();
    replaceLastRecord();
  }

  /**
   * To tell which drivers it may show, DriverManager loads the application's class of the same name
   * as each driver of the server; the application's class, if it had not been used, registers
   * itself in that moment and is not in the answer. So there is a second look, and what came with
   * the first one goes again.
   */
  private void deregisterDrivers() {
    Set<Driver> before = own();
    Set<Driver> after = own();
    after.stream()
        .filter(driver -> ofInbox(driver) || !before.contains(driver))
        .forEach(Leftovers::deregister);
  }

  private Set<Driver> own() {
    return DriverManager.drivers()
        .filter(driver -> driver.getClass().getClassLoader() == own)
        .collect(Collectors.toCollection(() -> Collections.newSetFromMap(new IdentityHashMap<>())));
  }

  private static boolean ofInbox(Driver driver) {
    return OUR_DRIVERS.stream().anyMatch(driver.getClass().getName()::startsWith);
  }

  private static void deregister(Driver driver) {
    try {
      DriverManager.deregisterDriver(driver);
    } catch (SQLException e) {
      LOG.warn("SBX-5105 the driver {} could not be deregistered", driver, e);
    }
  }

  /**
   * The JDK keeps the last record class whose methods were linked, in a static field of its own;
   * here is another one for it, of a class that stays.
   */
  private static void replaceLastRecord() {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      MethodType equals = MethodType.methodType(boolean.class, String.class, Object.class);
      MethodHandle length =
          lookup.findVirtual(String.class, "length", MethodType.methodType(int.class));
      CallSite site =
          (CallSite)
              ObjectMethods.bootstrap(lookup, "equals", equals, String.class, "length", length);
      LOG.debug("SBX-5106 linked {} {}", site.type(), List.of("equals"));
    } catch (Throwable e) { // whatever linking throws, it is only about tidiness
      LOG.debug("SBX-5106 the last record class could not be replaced", e);
    }
  }
}
