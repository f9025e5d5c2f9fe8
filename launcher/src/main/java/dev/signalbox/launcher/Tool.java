package dev.signalbox.launcher;

import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * A tool that a bundle brings: a service with the property {@code signalbox.tool}. It is called
 * with types of the JDK only, since the bundle's other classes are not those of the command.
 */
final class Tool {

  private final BundleContext context;
  private final String name;

  Tool(BundleContext context, String name) {
    this.context = context;
    this.name = name;
  }

  @SuppressWarnings("unchecked")
  Map<String, Object> run(Map<String, String> arguments, Consumer<String> progress) {
    try {
      ServiceReference<?>[] found =
          context.getServiceReferences(BiFunction.class.getName(), "(signalbox.tool=" + name + ")");
      if (found == null) {
        throw new LaunchException("no bundle of the distribution brings the tool " + name);
      }
      BiFunction<Map<String, String>, Consumer<String>, Map<String, Object>> tool =
          (BiFunction<Map<String, String>, Consumer<String>, Map<String, Object>>)
              context.getService(found[0]);
      return tool.apply(arguments, progress);
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException("a tool cannot be called " + name, e);
    }
  }
}
