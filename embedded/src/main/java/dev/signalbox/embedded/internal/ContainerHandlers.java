package dev.signalbox.embedded.internal;

import dev.signalbox.api.spi.HandlerDescriptor;
import dev.signalbox.cdi.CdiEventHandler;
import dev.signalbox.cdi.ObservedEvents;
import dev.signalbox.cdi.StorageBeans;
import dev.signalbox.core.dispatch.Dispatcher;
import dev.signalbox.core.dispatch.HandlerRegistration;
import dev.signalbox.core.settings.EmbeddedOptions;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The application's observers as handlers: one for each handler's jar, and one for all others
 * together.
 */
final class ContainerHandlers implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ContainerHandlers.class);

  private final Application application;
  private final BeanManager beans;
  private final ApplicationBeans extension;
  private final Dispatcher dispatcher;
  private final Deque<HandlerRegistration> registrations = new ArrayDeque<>();

  /**
   * None is registered yet.
   *
   * @param beans of the application
   * @param dispatcher of its node
   */
  ContainerHandlers(Application application, BeanManager beans, Dispatcher dispatcher) {
    this.application = Objects.requireNonNull(application, "application");
    this.beans = Objects.requireNonNull(beans, "beans");
    this.extension = beans.getExtension(ApplicationBeans.class);
    this.dispatcher = Objects.requireNonNull(dispatcher, "dispatcher");
  }

  /**
   * Registers all of them; from then on they get events.
   *
   * @throws IllegalArgumentException when the manifest of a handler's jar cannot be used
   * @throws dev.signalbox.core.dispatch.HandlerNameTakenException when another handler, such as a
   *     bundle, has the name of one of them
   */
  void register() {
    extension.archives().all().forEach(this::register);
    ObservedEvents observed = extension.observers().ofApplication();
    warn(observed);
    if (observed.types().isEmpty()) {
      LOG.info(
          "SBX-5110 no bean of application {} observes events; one would with a method like: void"
              + " on(@Observes MessageReceived event)",
          application.name());
      return;
    }
    EmbeddedOptions options = application.settings().embedded();
    register(
        new HandlerDescriptor(
            application.handler(),
            "",
            application.name(),
            Set.of(),
            observed.types(),
            options.begin(),
            options.concurrency()));
  }

  private void register(HandlerArchive archive) {
    ObservedEvents observed = extension.observers().of(archive);
    warn(observed);
    if (observed.types().isEmpty()) {
      return;
    }
    new StorageBeans(
            beans,
            bean ->
                extension.archives().of(bean.getBeanClass()).filter(archive::equals).isPresent())
        .make(
            (bean, failure) ->
                LOG.warn(
                    "SBX-5111 handler {}: bean {} could not be made; this is tried again with the"
                        + " first event",
                    archive.name(),
                    bean.getBeanClass().getName(),
                    failure));
    register(archive.descriptor(observed.types()));
  }

  private void register(HandlerDescriptor descriptor) {
    registrations.push(
        dispatcher.register(descriptor, new CdiEventHandler(beans, extension.current())));
  }

  private static void warn(ObservedEvents observed) {
    observed
        .unreachable()
        .forEach(
            observer ->
                LOG.warn(
                    "SBX-5112 {}, but events are fired without qualifiers, so it will never be"
                        + " called; remove the qualifier",
                    observer));
  }

  /** Each finishes what it is at. */
  @Override
  public void close() {
    while (!registrations.isEmpty()) {
      registrations.pop().close();
    }
  }
}
