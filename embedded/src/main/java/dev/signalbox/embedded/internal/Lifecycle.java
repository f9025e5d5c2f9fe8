package dev.signalbox.embedded.internal;

import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Starts and stops with the application. Added after the listeners of the container itself, so that
 * its beans are there before, and still there while handlers finish.
 *
 * <p>The inbox is opened before that, where it can be; events come when the whole application is
 * there.
 */
final class Lifecycle implements ServletContextListener {

  private static final String ATTRIBUTE = Lifecycle.class.getName();

  private final Application application;
  private final PackedHandlers packed;
  private final AtomicReference<EmbeddedNode> node = new AtomicReference<>();

  Lifecycle(Application application, PackedHandlers packed) {
    this.application = application;
    this.packed = packed;
  }

  /** Of a web application; empty when Signalbox was not started with it. */
  static Optional<Lifecycle> of(ServletContext context) {
    return Optional.ofNullable((Lifecycle) context.getAttribute(ATTRIBUTE));
  }

  /** From now on this is the one of that web application. */
  void accompany(ServletContext context) {
    context.setAttribute(ATTRIBUTE, this);
    context.addListener(this);
  }

  /**
   * Opens the inbox where the server has started the container already, so that beans which use the
   * database of a handler when they hear that the application starts find it.
   */
  void prepare() {
    BeanManager beans;
    try {
      beans = CDI.current().getBeanManager();
    } catch (IllegalStateException notYet) {
      // Some containers start later; they tell when they do, before anybody else hears of it.
      return;
    }
    containerStarts(beans.getExtension(ApplicationBeans.class));
  }

  /** Opens the inbox, should it not be open yet. */
  void containerStarts(ApplicationBeans beans) {
    open(beans);
  }

  /** Stops while the beans of the application are still there. */
  void containerEnds(ServletContext context) {
    close();
    EmbeddedNode.withdraw(context);
  }

  /** The server calls one after the other. */
  private EmbeddedNode open(ApplicationBeans beans) {
    EmbeddedNode before = node.get();
    if (before != null) {
      return before;
    }
    EmbeddedNode opened =
        EmbeddedNode.open(application, new ManagedThreads(new Directory()).factory());
    node.set(opened);
    try {
      beans.opened(opened.parts(), this::close);
    } catch (RuntimeException | LinkageError e) {
      close();
      throw e;
    }
    return opened;
  }

  @Override
  public void contextInitialized(ServletContextEvent event) {
    BeanManager beans = beans();
    EmbeddedNode opened = open(beans.getExtension(ApplicationBeans.class));
    try {
      opened.connect(beans, packed);
    } catch (RuntimeException | LinkageError e) {
      close();
      throw e;
    }
    opened.publish(event.getServletContext());
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
    ServletContext context = event.getServletContext();
    containerEnds(context);
    context.removeAttribute(ATTRIBUTE);
  }

  /** Stops; does nothing when called again. */
  void close() {
    EmbeddedNode opened = node.getAndSet(null);
    if (opened != null) {
      opened.close();
    }
  }
}
