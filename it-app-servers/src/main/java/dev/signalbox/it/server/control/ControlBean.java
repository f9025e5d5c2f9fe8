package dev.signalbox.it.server.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicLong;

/** Observes something. */
@ApplicationScoped
public class ControlBean {

  private final AtomicLong bytes = new AtomicLong();

  void on(@Observes byte[] body) {
    bytes.addAndGet(body.length);
  }
}
