package dev.signalbox.extender.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.osgi.framework.Constants;
import org.osgi.framework.VersionRange;

/**
 * What a jar says of itself, read without a framework.
 *
 * @param source its symbolic name
 * @param version its version, as written
 * @param handler the name that its handler would have
 * @param imports packages that it cannot do without
 * @param exports packages that it offers itself
 * @param beanArchive whether it has a beans.xml
 * @param usefulOtherwise whether it may be of use without beans: to other bundles, or by an
 *     activator
 */
record JarFacts(
    String source,
    String version,
    String handler,
    List<PackageImport> imports,
    Set<String> exports,
    boolean beanArchive,
    boolean usefulOtherwise) {

  private static final List<String> OTHER_USES =
      List.of(Constants.BUNDLE_ACTIVATOR, Constants.EXPORT_PACKAGE, "Service-Component");

  /**
   * A package that has to come from elsewhere.
   *
   * @param name the package
   * @param range which versions will do
   */
  record PackageImport(String name, VersionRange range) {}

  /**
   * Reads a jar.
   *
   * @throws RefusedJarException when it is no bundle
   */
  static JarFacts read(Path file) {
    try (JarFile jar = new JarFile(file.toFile())) {
      Manifest manifest = jar.getManifest();
      if (manifest == null) {
        throw noBundle("no manifest");
      }
      return read(manifest.getMainAttributes(), jar.getJarEntry(CandidateTest.BEANS_XML) != null);
    } catch (IOException e) {
      throw new RefusedJarException(
          "expected a jar, found a file that cannot be read as one ("
              + e.getMessage()
              + "); put a whole jar in its place, in one step",
          false,
          e);
    } catch (IllegalArgumentException e) {
      throw new RefusedJarException(
          "its manifest cannot be used: " + e.getMessage() + "; have bnd write it", false, e);
    }
  }

  private static JarFacts read(Attributes headers, boolean beanArchive) {
    String name =
        header(headers, Constants.BUNDLE_SYMBOLICNAME)
            .map(text -> HeaderClauses.parse(text).get(0).names().get(0))
            .orElseThrow(
                () -> noBundle("no " + Constants.BUNDLE_SYMBOLICNAME + " in its manifest"));
    Set<String> exports = new HashSet<>();
    header(headers, Constants.EXPORT_PACKAGE)
        .ifPresent(
            text -> HeaderClauses.parse(text).forEach(clause -> exports.addAll(clause.names())));
    return new JarFacts(
        name,
        header(headers, Constants.BUNDLE_VERSION).orElse("0.0.0"),
        header(headers, HandlerHeaders.NAME).orElse(name),
        imports(header(headers, Constants.IMPORT_PACKAGE).orElse("")),
        exports,
        beanArchive,
        OTHER_USES.stream().anyMatch(header -> header(headers, header).isPresent()));
  }

  private static List<PackageImport> imports(String header) {
    return HeaderClauses.parse(header).stream()
        .filter(clause -> !"optional".equals(clause.directives().get("resolution")))
        .flatMap(
            clause -> {
              VersionRange range =
                  new VersionRange(clause.attributes().getOrDefault("version", "0"));
              return clause.names().stream().map(name -> new PackageImport(name, range));
            })
        .toList();
  }

  /** Whether a file is a fragment, which is part of another bundle and not started itself. */
  static boolean isFragment(Path file) {
    try (JarFile jar = new JarFile(file.toFile())) {
      Manifest manifest = jar.getManifest();
      return manifest != null
          && header(manifest.getMainAttributes(), Constants.FRAGMENT_HOST).isPresent();
    } catch (IOException e) {
      // What cannot be read is no fragment; reading it again says why.
      return false;
    }
  }

  private static Optional<String> header(Attributes headers, String name) {
    return Optional.ofNullable(headers.getValue(name)).map(String::strip).filter(t -> !t.isEmpty());
  }

  private static RefusedJarException noBundle(String found) {
    return new RefusedJarException(
        "expected an OSGi bundle, found a jar with "
            + found
            + "; have bnd write its manifest (bnd-maven-plugin)",
        false);
  }
}
