package dev.signalbox.cdi;

import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;

/** The request scope by the container's own controller, a new one for each request. */
final class ControlledRequestScope implements RequestScope {

  private final Instance<RequestContextController> controllers;

  ControlledRequestScope(BeanManager manager) {
    this.controllers = manager.createInstance().select(RequestContextController.class);
  }

  @Override
  public Active activate() {
    RequestContextController controller = controllers.get();
    boolean begun = controller.activate();
    return new Active() {
      @Override
      public boolean joined() {
        return !begun;
      }

      @Override
      public void close() {
        try {
          if (begun) {
            controller.deactivate();
          }
        } finally {
          controllers.destroy(controller);
        }
      }
    };
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
