package dev.signalbox.core.internal.osgi;

import dev.signalbox.core.settings.Settings;
import dev.signalbox.core.settings.SettingsSources;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** The settings that a launcher has left as a service; without one, those of the process. */
@SuppressWarnings("rawtypes") // A service is looked up by its raw class.
final class GivenSettings {

  private static final String FILTER = "(signalbox.settings=true)";

  private final BundleContext context;

  GivenSettings(BundleContext context) {
    this.context = context;
  }

  Settings read() {
    return given()
        .map(Settings::of)
        .orElseGet(() -> Settings.load(SettingsSources.ofProcess(Map.of(), Optional.empty())));
  }

  private Optional<Map<String, String>> given() {
    try {
      Collection<ServiceReference<Map>> found = context.getServiceReferences(Map.class, FILTER);
      return found.stream().findFirst().map(context::getService).map(GivenSettings::text);
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException("the filter " + FILTER + " is wrong", e);
    }
  }

  private static Map<String, String> text(Map<?, ?> map) {
    Map<String, String> text = new LinkedHashMap<>();
    map.forEach((key, value) -> text.put((String) key, (String) value));
    return text;
  }
}
