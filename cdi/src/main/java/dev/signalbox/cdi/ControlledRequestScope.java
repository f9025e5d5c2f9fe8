package dev.signalbox.cdi;

import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The request scope by the container's own controllers. A controller begins a new request each time
 * it is activated, so those whose request has ended are kept for the next: to have one made takes
 * longer than all it does. There are no more of them than requests at a time.
 */
final class ControlledRequestScope implements RequestScope {

  private final Instance<RequestContextController> controllers;
  private final Queue<RequestContextController> idle = new ConcurrentLinkedQueue<>();

  ControlledRequestScope(BeanManager manager) {
    this.controllers = manager.createInstance().select(RequestContextController.class);
  }

  @Override
  public Active activate() {
    RequestContextController controller =
        Optional.ofNullable(idle.poll()).orElseGet(controllers::get);
    boolean begun = controller.activate();
    return new Active() {
      @Override
      public boolean joined() {
        return !begun;
      }

      @Override
      public void close() {
        if (begun) {
          end(controller);
        }
        idle.add(controller);
      }
    };
  }

  /** One whose request could not be ended is not used again. */
  private void end(RequestContextController controller) {
    boolean ended = false;
    try {
      controller.deactivate();
      ended = true;
    } finally {
      if (!ended) {
        controllers.destroy(controller);
      }
    }
  }

  @Override
  public void resume() {
    RequestContextController controller = controllers.get();
    try {
      controller.activate();
    } finally {
      controllers.destroy(controller);
    }
  }
}
