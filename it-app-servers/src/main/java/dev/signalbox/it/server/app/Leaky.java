package dev.signalbox.it.server.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.management.JMException;
import javax.management.ObjectName;

/** Leaves behind whatever an application can leave behind, until it is told to let go. */
@ApplicationScoped
public class Leaky {

  /** Of the bean that lets go. */
  public static final String MBEAN = "dev.signalbox.it:type=Leaky,application=leaky";

  @Inject private Notes notes;

  void begin(@Observes @Initialized(ApplicationScoped.class) Object event)
      throws IOException, JMException {
    Path kept = Path.of(notes.setting("folder"), "kept");
    Files.createDirectories(kept.getParent());
    FileChannel open = FileChannel.open(kept, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    CountDownLatch released = new CountDownLatch(1);
    new Thread(() -> hold(released, open), "signalbox-leaky").start();
    ObjectName name = new ObjectName(MBEAN);
    ManagementFactory.getPlatformMBeanServer().registerMBean(new Release(name, released), name);
    Logger.getLogger(Leaky.class.getName())
        .log(Level.WARNING, "this application leaks memory, on purpose");
  }

  private static void hold(CountDownLatch released, Closeable open) {
    try {
      released.await();
      open.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the leak. */
  public static final class Release implements LeakyMXBean {

    private final ObjectName name;
    private final CountDownLatch released;

    Release(ObjectName name, CountDownLatch released) {
      this.name = name;
      this.released = released;
    }

    @Override
    public void release() {
      released.countDown();
      try {
        ManagementFactory.getPlatformMBeanServer().unregisterMBean(name);
      } catch (JMException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
