package dev.signalbox.it.server;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Makes applications that have Signalbox in them. */
final class ApplicationWar {

  static final String TOKEN = "integration-test-token";

  private final String name;
  private final WebArchive war;
  private final Map<String, String> parameters = new LinkedHashMap<>();
  private final Map<String, Class<?>> servlets = new LinkedHashMap<>();

  /**
   * @param name of the application, which is its context path as well
   * @param beans and other classes of it
   */
  ApplicationWar(String name, Class<?>... beans) {
    this(name, name, beans);
  }

  /**
   * @param called what Signalbox calls it, which its data folder is called by
   */
  ApplicationWar(String name, String called, Class<?>... beans) {
    this.name = name;
    forgetEarlierRuns(called);
    this.war =
        ShrinkWrap.create(WebArchive.class, name + ".war")
            .addClasses(beans)
            .addClass(dev.signalbox.it.server.app.Notes.class)
            .addAsWebInfResource(new StringAsset("<beans/>"), "beans.xml")
            .addAsResource(
                new StringAsset(
                    "notes="
                        + notes(name)
                        + "\nfolder="
                        + folder(name)
                        + "\nsource="
                        + Server.source()
                        + "\n"),
                "it.properties");
    for (File library : libraries("war-libraries")) {
      war.addAsLibrary(library);
    }
    addWhatTheServerLacks();
    with("signalbox.endpoint.default.secrets", Sender.SECRET);
    with("signalbox.admin.token", TOKEN);
  }

  /** Where a server is less than the Web Profile, the rest is in the application. */
  private void addWhatTheServerLacks() {
    Optional.ofNullable(System.getProperty("it.war.libraries"))
        .map(Path::of)
        .ifPresent(
            folder -> {
              for (File library : jars(folder)) {
                war.addAsLibrary(library);
              }
            });
  }

  /** What the server keeps of an application called like this. */
  static Path data(String name) {
    return data("it.server.data", name);
  }

  private static Path data(String property, String name) {
    return Path.of(Server.property(property), name.replaceFirst("-[0-9.]+$", ""));
  }

  private void forgetEarlierRuns(String called) {
    try {
      Files.deleteIfExists(notes(name));
      delete(data("it.server.data", called));
      delete(data("it.victim.data", called));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void delete(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  static File[] libraries(String folder) {
    return jars(Path.of(Server.property("it.suite"), folder));
  }

  private static File[] jars(Path folder) {
    File[] found = folder.toFile().listFiles((dir, file) -> file.endsWith(".jar"));
    if (found == null || found.length == 0) {
      throw new IllegalStateException("there is nothing in " + folder);
    }
    return found;
  }

  /** A file that the suite's build has made. */
  static File file(String folder, String name) {
    return Path.of(Server.property("it.suite"), folder, name).toFile();
  }

  /** Where an application's beans write. */
  static Path notes(String name) {
    return Path.of(Server.property("it.work"), name + ".notes").toAbsolutePath();
  }

  /** For what else belongs to an application's test. */
  static Path folder(String name) {
    return Path.of(Server.property("it.work"), name).toAbsolutePath();
  }

  ApplicationWar with(String setting, String value) {
    parameters.put(setting, value);
    return this;
  }

  ApplicationWar withClass(Class<?> type) {
    war.addClass(type);
    return this;
  }

  ApplicationWar withLibrary(File library) {
    war.addAsLibrary(library);
    return this;
  }

  /** With a servlet of that class mapped by {@code web.xml}. */
  ApplicationWar withServlet(Class<?> type, String pattern) {
    servlets.put(pattern, type);
    return this;
  }

  /** With JPA on the server's own data source. */
  ApplicationWar withPersistence() {
    war.addAsResource(
        new StringAsset(
            """
            <persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.0">
              <persistence-unit name="orders" transaction-type="JTA">
                <jta-data-source>java:comp/DefaultDataSource</jta-data-source>
                <class>dev.signalbox.it.server.app.OrderRow</class>
                <properties>
                  <property name="jakarta.persistence.schema-generation.database.action"
                            value="drop-and-create"/>
                </properties>
              </persistence-unit>
            </persistence>
            """),
        "META-INF/persistence.xml");
    return this;
  }

  WebArchive build() {
    StringBuilder xml =
        new StringBuilder(
            "<web-app xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"6.0\">\n"
                + "<display-name>"
                + name
                + "</display-name>\n");
    parameters.forEach(
        (key, value) ->
            xml.append("<context-param><param-name>")
                .append(key)
                .append("</param-name><param-value>")
                .append(value)
                .append("</param-value></context-param>\n"));
    servlets.forEach(
        (pattern, type) ->
            xml.append("<servlet><servlet-name>")
                .append(type.getSimpleName())
                .append("</servlet-name><servlet-class>")
                .append(type.getName())
                .append("</servlet-class><async-supported>true</async-supported></servlet>\n")
                .append("<servlet-mapping><servlet-name>")
                .append(type.getSimpleName())
                .append("</servlet-name><url-pattern>")
                .append(pattern)
                .append("</url-pattern></servlet-mapping>\n"));
    return war.setWebXML(new StringAsset(xml.append("</web-app>\n").toString()));
  }
}
