package dev.signalbox.embedded.internal;

import dev.signalbox.api.spi.EventFamily;
import dev.signalbox.api.spi.HandlerDescriptor;
import dev.signalbox.api.spi.HealthContribution;
import dev.signalbox.api.spi.PersonalData;
import dev.signalbox.api.spi.QueryEndpoint;
import dev.signalbox.cdi.CdiEventHandler;
import dev.signalbox.cdi.ObservedEvents;
import dev.signalbox.cdi.StorageBeans;
import dev.signalbox.core.health.ContributedHealth;
import dev.signalbox.core.node.OpenNode;
import dev.signalbox.core.node.SignalboxNode;
import dev.signalbox.core.settings.EmbeddedOptions;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the node has from the application's own container: the observers, as one handler for the
 * application and one for each handler's jar, and the beans of the types of {@code api.spi}.
 */
final class ContainerPlugins implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ContainerPlugins.class);

  private final Application application;
  private final BeanManager beans;
  private final SignalboxNode node;
  private final OpenNode open;
  private final ApplicationBeans extension;
  private final Deque<Runnable> undo = new ArrayDeque<>();

  ContainerPlugins(Application application, BeanManager beans, SignalboxNode node, OpenNode open) {
    this.application = application;
    this.beans = beans;
    this.node = node;
    this.open = open;
    this.extension = beans.getExtension(ApplicationBeans.class);
  }

  /** Before any handler, so that each finds the types it observes. */
  void addFamilies() {
    each(
        EventFamily.class,
        (family, source) -> {
          node.catalog().add(family);
          undo.push(() -> node.catalog().remove(family));
        });
  }

  /**
   * Everything else, the handlers last.
   *
   * @throws IllegalArgumentException when something of the application cannot be used
   */
  void addRest() {
    each(
        QueryEndpoint.class,
        (endpoint, source) -> {
          node.queries().add(endpoint, source);
          undo.push(() -> node.queries().remove(endpoint));
        });
    each(
        PersonalData.class,
        (data, source) -> {
          node.personalData().add(source, data);
          undo.push(() -> node.personalData().remove(data));
        });
    each(
        HealthContribution.class,
        (contribution, source) -> {
          ContributedHealth check = new ContributedHealth(contribution);
          node.health().add(check.name(), check);
          undo.push(() -> node.health().remove(check.name()));
        });
    extension.archives().all().forEach(this::register);
    registerApplication();
  }

  private void register(HandlerArchive archive) {
    ObservedEvents observed = extension.observedBy(archive);
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

  private void registerApplication() {
    ObservedEvents observed = extension.observedByApplication();
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

  private void register(HandlerDescriptor descriptor) {
    undo.push(
        open.dispatcher().register(descriptor, new CdiEventHandler(beans, extension.current()))
            ::close);
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

  private <T> void each(Class<T> type, BiConsumer<T, String> taker) {
    for (Instance.Handle<T> handle :
        beans.createInstance().select(type, Any.Literal.INSTANCE).handles()) {
      if (handle.getBean().getScope() == Dependent.class) {
        undo.push(handle::destroy);
      }
      taker.accept(handle.get(), source(handle.getBean()));
    }
  }

  private String source(Bean<?> bean) {
    return extension
        .archives()
        .of(bean.getBeanClass())
        .map(HandlerArchive::source)
        .orElse(application.name());
  }

  /** Last first: the handlers finish what they are at, and then lose what they may have needed. */
  @Override
  public void close() {
    while (!undo.isEmpty()) {
      undo.pop().run();
    }
    LOG.debug(
        "SBX-5113 the handlers of application {} are gone: {}",
        application.name(),
        extension.archives().all().stream()
            .map(HandlerArchive::name)
            .collect(Collectors.joining(", ")));
  }
}
