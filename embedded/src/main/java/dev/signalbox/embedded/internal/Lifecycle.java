package dev.signalbox.embedded.internal;

import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.Optional;

/**
 * Starts and stops with the application. Added after the listeners of the container itself, so that
 * its beans are there before, and still there while handlers finish.
 */
final class Lifecycle implements ServletContextListener {

  private final Application application;
  private Optional<EmbeddedNode> node = Optional.empty();

  Lifecycle(Application application) {
    this.application = application;
  }

  @Override
  public void contextInitialized(ServletContextEvent event) {
    EmbeddedNode started =
        EmbeddedNode.start(application, beans(), new ManagedThreads(new Directory()).factory());
    started.publish(event.getServletContext());
    node = Optional.of(started);
  }

  private BeanManager beans() {
    try {
      return CDI.current().getBeanManager();
    } catch (IllegalStateException e) {
      throw new IllegalStateException(
          "Signalbox found no CDI container in application '"
              + application.name()
              + "': enable CDI in the server, or add one to the application",
          e);
    }
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    node.ifPresent(EmbeddedNode::close);
    EmbeddedNode.withdraw(event.getServletContext());
    node = Optional.empty();
  }
}
