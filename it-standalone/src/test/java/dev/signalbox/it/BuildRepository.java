package dev.signalbox.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A local Maven repository as it would be after {@code mvn install}, without installing anything:
 * what this build has made lies in it, and everything else is the session's own local repository,
 * by links. So a Maven that uses it downloads what every build downloads, to where every build
 * does.
 */
final class BuildRepository {

  private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
  private static final Pattern PARENT = Pattern.compile("(?s)<parent>.*?</parent>");
  private static final Pattern ARTIFACT = Pattern.compile("<artifactId>([^<]+)</artifactId>");
  private static final Path OURS = Path.of("dev", "signalbox");

  private final Path root;
  private final String version;

  /**
   * Of a checkout that has been built.
   *
   * @param root its folder
   * @param version of all its modules
   */
  BuildRepository(Path root, String version) {
    this.root = root;
    this.version = version;
  }

  /** Makes it in a folder that is not there yet. */
  void make(Path folder, Path session) throws IOException {
    link(folder, session, OURS);
    install(folder, root);
    for (Matcher module = MODULE.matcher(pom(root)); module.find(); ) {
      install(folder, root.resolve(module.group(1)));
    }
  }

  /** Links to all that is there, but for what lies on the way to {@code without}, and that. */
  private static void link(Path folder, Path there, Path without) throws IOException {
    Files.createDirectories(folder);
    if (without.getNameCount() == 0 || !Files.isDirectory(there)) {
      return;
    }
    try (Stream<Path> files = Files.list(there)) {
      for (Path file : files.toList()) {
        Path name = file.getFileName();
        if (!name.equals(without.getName(0)) && !name.toString().startsWith(".")) {
          Files.createSymbolicLink(folder.resolve(name), file.toRealPath());
        }
      }
    }
    Path next = without.getName(0);
    if (without.getNameCount() > 1) {
      link(folder.resolve(next), there.resolve(next), without.subpath(1, without.getNameCount()));
    }
  }

  /** Takes the links away and leaves what they lead to. */
  static void unlink(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (Files.isSymbolicLink(file)) {
          Files.delete(file);
        } else if (folder.relativize(file).equals(OURS.getName(0))) {
          unlink(file);
        }
      }
    }
  }

  private void install(Path folder, Path module) throws IOException {
    String artifact = artifact(pom(module));
    Path target = Files.createDirectories(folder.resolve(OURS).resolve(artifact).resolve(version));
    String name = artifact + "-" + version;
    Files.copy(module.resolve("pom.xml"), target.resolve(name + ".pom"));
    Map<String, List<String>> made =
        Map.of(".jar", List.of(name), ".tar.gz", List.of(name, "signalbox"));
    for (Map.Entry<String, List<String>> kind : made.entrySet()) {
      for (String file : kind.getValue()) {
        Path built = module.resolve("target").resolve(file + kind.getKey());
        if (Files.exists(built)) {
          Files.copy(built, target.resolve(name + kind.getKey()));
        }
      }
    }
  }

  private static String pom(Path module) throws IOException {
    return Files.readString(module.resolve("pom.xml"));
  }

  private static String artifact(String pom) {
    Matcher found = ARTIFACT.matcher(PARENT.matcher(pom).replaceFirst(""));
    if (!found.find()) {
      throw new IllegalArgumentException("a POM without an artifactId: " + pom);
    }
    return found.group(1);
  }
}
