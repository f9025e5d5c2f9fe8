package dev.signalbox.embedded.internal;

import dev.signalbox.api.spi.EventFamily;
import dev.signalbox.api.spi.HealthContribution;
import dev.signalbox.api.spi.PersonalData;
import dev.signalbox.api.spi.QueryEndpoint;
import dev.signalbox.core.health.ContributedHealth;
import dev.signalbox.core.node.SignalboxNode;
import dev.signalbox.management.secret.SecretStore;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** Beans of the application that extend the node: those of the types of {@code api.spi}. */
final class ContainerPlugins implements AutoCloseable {

  private final String application;
  private final BeanManager beans;
  private final SignalboxNode node;
  private final Deque<Runnable> undo = new ArrayDeque<>();

  /**
   * Nothing is added yet.
   *
   * @param application what it is called
   * @param beans of the application
   */
  ContainerPlugins(String application, BeanManager beans, SignalboxNode node) {
    this.application = Objects.requireNonNull(application, "application");
    this.beans = Objects.requireNonNull(beans, "beans");
    this.node = Objects.requireNonNull(node, "node");
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

  /** Everything else. */
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
  }

  /**
   * The bean that keeps the secrets of subscriptions; empty when the application has none.
   *
   * @throws IllegalArgumentException when it has several
   */
  Optional<SecretStore> secretStore() {
    AtomicReference<SecretStore> found = new AtomicReference<>();
    each(
        SecretStore.class,
        (store, source) -> {
          if (!found.compareAndSet(null, store)) {
            throw new IllegalArgumentException(
                "expected one bean of type SecretStore at most, found another one in "
                    + source
                    + "; secrets are kept in one place");
          }
        });
    return Optional.ofNullable(found.get());
  }

  private <T> void each(Class<T> type, BiConsumer<T, String> taker) {
    for (Bean<?> bean : enabled(type)) {
      CreationalContext<?> context = beans.createCreationalContext(bean);
      T made = type.cast(beans.getReference(bean, type, context));
      if (bean.getScope() == Dependent.class) {
        undo.push(context::release);
      }
      taker.accept(made, source(bean));
    }
  }

  /** As an {@code Instance} would have them, whose handles CDI 3 does not have yet. */
  private Set<Bean<?>> enabled(Class<?> type) {
    Set<Bean<?>> all = beans.getBeans(type, Any.Literal.INSTANCE);
    Set<Bean<?>> alternatives =
        all.stream().filter(Bean::isAlternative).collect(Collectors.toSet());
    return alternatives.isEmpty() ? all : alternatives;
  }

  private String source(Bean<?> bean) {
    return beans
        .getExtension(ApplicationBeans.class)
        .archives()
        .of(bean.getBeanClass())
        .map(HandlerArchive::source)
        .orElse(application);
  }

  /** Takes everything away again, last first. */
  @Override
  public void close() {
    while (!undo.isEmpty()) {
      undo.pop().run();
    }
  }
}
