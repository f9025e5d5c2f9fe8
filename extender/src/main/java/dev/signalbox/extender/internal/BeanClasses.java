package dev.signalbox.extender.internal;

import jakarta.decorator.Decorator;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.NormalScope;
import jakarta.enterprise.inject.Stereotype;
import jakarta.interceptor.Interceptor;
import java.lang.annotation.Annotation;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.weld.bootstrap.spi.BeanDiscoveryMode;
import org.osgi.framework.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the classes of a bundle that may be beans, as its bean discovery mode says. */
final class BeanClasses {

  private static final Logger LOG = LoggerFactory.getLogger(BeanClasses.class);
  private static final String SUFFIX = ".class";
  private static final Set<Class<? extends Annotation>> DEFINING =
      Set.of(Dependent.class, Interceptor.class, Decorator.class);

  private final Bundle bundle;

  BeanClasses(Bundle bundle) {
    this.bundle = bundle;
  }

  /** The classes in the bundle and its fragments; jars nested in it are no bean archives. */
  List<Class<?>> discover(BeanDiscoveryMode mode) {
    return switch (mode) {
      case NONE -> List.of();
      case ALL -> load().toList();
      case ANNOTATED -> load().filter(BeanClasses::isDefining).toList();
    };
  }

  private Stream<Class<?>> load() {
    Enumeration<URL> entries = bundle.findEntries("/", "*" + SUFFIX, true);
    return entries == null
        ? Stream.of()
        : Collections.list(entries).stream()
            .map(URL::getPath)
            .filter(path -> !path.startsWith("/META-INF/"))
            .filter(path -> !path.endsWith("-info" + SUFFIX))
            .map(path -> path.substring(1, path.length() - SUFFIX.length()).replace('/', '.'))
            .distinct()
            .flatMap(name -> load(name).stream());
  }

  private Optional<Class<?>> load(String name) {
    try {
      return Optional.of(bundle.loadClass(name));
    } catch (ClassNotFoundException | LinkageError e) {
      // As CDI asks for: a class with an optional dependency that is not there is no bean.
      LOG.debug("SBX-4010 class {} of {} is left out of bean discovery", name, bundle, e);
      return Optional.empty();
    }
  }

  private static boolean isDefining(Class<?> type) {
    return Stream.of(type.getAnnotations())
        .map(Annotation::annotationType)
        .anyMatch(
            annotation ->
                DEFINING.contains(annotation)
                    || annotation.isAnnotationPresent(NormalScope.class)
                    || annotation.isAnnotationPresent(Stereotype.class));
  }
}
