package dev.signalbox.extender.it;

import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.EmbeddedResource;
import aQute.bnd.osgi.Jar;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A bundle made for a test out of packages of the test classes. */
final class TestBundle {

  private static final String PREFIX = "dev.signalbox.extender.it.";

  private final Map<String, String> headers = new LinkedHashMap<>();
  private final Map<String, String> files = new LinkedHashMap<>();

  private TestBundle(String symbolicName) {
    headers.put("Bundle-SymbolicName", symbolicName);
    headers.put("Bundle-Version", "1.0.0");
    headers.put("-noextraheaders", "true");
    headers.put("-noimportjava", "true");
  }

  static TestBundle driver() {
    return new TestBundle("driver")
        .with("Export-Package", PREFIX + "driver")
        .with("Bundle-Activator", PREFIX + "driver.Driver");
  }

  /** A bean archive with one package of the tests. */
  static TestBundle handler(String symbolicName, String testPackage) {
    return new TestBundle(symbolicName)
        .with("Private-Package", PREFIX + testPackage)
        .beansXml("<beans version=\"4.0\" bean-discovery-mode=\"annotated\"></beans>");
  }

  TestBundle with(String header, String value) {
    headers.put(header, value);
    return this;
  }

  TestBundle version(String version) {
    return with("Bundle-Version", version);
  }

  TestBundle beansXml(String text) {
    files.put("META-INF/beans.xml", text);
    return this;
  }

  TestBundle withoutBeansXml() {
    files.clear();
    return this;
  }

  InputStream open() {
    try (Builder builder = new Builder()) {
      builder.setProperties(new File("."), new aQute.lib.utf8properties.UTF8Properties());
      headers.forEach(builder::setProperty);
      builder.addClasspath(new File(System.getProperty("test.classes")));
      Path bundles = Path.of(System.getProperty("bundles"));
      builder.addClasspath(bundles.resolve("signalbox-api.jar").toFile());
      Jar jar = builder.build();
      if (!builder.getErrors().isEmpty()) {
        throw new IllegalStateException("bnd: " + builder.getErrors());
      }
      files.forEach(
          (name, text) ->
              jar.putResource(
                  name, new EmbeddedResource(text.getBytes(StandardCharsets.UTF_8), 0L)));
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      jar.write(bytes);
      return new ByteArrayInputStream(bytes.toByteArray());
    } catch (Exception e) {
      throw new IllegalStateException("cannot build " + headers, e);
    }
  }
}
