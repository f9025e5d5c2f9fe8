package dev.signalbox.embedded.internal;

import dev.signalbox.core.settings.EmbeddedOptions;
import dev.signalbox.embedded.SignalboxApi;
import dev.signalbox.embedded.SignalboxHealth;
import dev.signalbox.embedded.SignalboxMetrics;
import dev.signalbox.embedded.SignalboxWebhooks;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.util.Set;

/** Called by the servlet container for each web application that has this jar in it. */
public final class Initializer implements ServletContainerInitializer {

  private static final String OPERATORS = "/signalbox/";

  /** Made by the container. */
  public Initializer() {}

  @Override
  public void onStartup(Set<Class<?>> classes, ServletContext context) {
    Application application = Application.of(context);
    EmbeddedOptions options = application.settings().embedded();
    if (options.servlets()) {
      new RequestContexts(context).exclude(options.path());
      add(context, "signalbox-webhooks", new SignalboxWebhooks(), options.path() + "/*", true);
      add(context, "signalbox-health", new SignalboxHealth(), "/signalbox/health/*", false);
      add(context, "signalbox-metrics", new SignalboxMetrics(), "/signalbox/metrics", false);
      add(context, "signalbox-api", new SignalboxApi(), "/signalbox/api/*", false);
    }
    Lifecycle lifecycle =
        new Lifecycle(application, PackedHandlers.of(context).chosen(options.packedHandlers()));
    lifecycle.accompany(context);
    lifecycle.prepare();
  }

  private static void add(
      ServletContext context, String name, Servlet servlet, String pattern, boolean async) {
    ServletRegistration.Dynamic registration = context.addServlet(name, servlet);
    if (registration == null) {
      throw new IllegalStateException(
          "the application has a servlet named '"
              + name
              + "' already; give it another name, or set signalbox.embedded.servlets to false");
    }
    registration.setAsyncSupported(async);
    Set<String> taken = registration.addMapping(pattern);
    if (!taken.isEmpty()) {
      throw new IllegalStateException(
          "the application maps another servlet to "
              + taken
              + "; set signalbox.embedded.path, or set signalbox.embedded.servlets to false");
    }
    if (pattern.startsWith(OPERATORS)) {
      // Where the application has something there itself, that stays.
      OutsidePaths.shorter(context.getContextPath(), pattern).ifPresent(registration::addMapping);
    }
  }
}
