package dev.signalbox.extender.it.register;

import dev.signalbox.api.cdi.OsgiExport;
import dev.signalbox.api.cdi.OsgiService;
import dev.signalbox.api.spi.HealthContribution;
import dev.signalbox.api.spi.HealthReport;
import dev.signalbox.api.spi.PersonalData;
import dev.signalbox.extender.it.driver.Clerk;
import dev.signalbox.extender.it.driver.Journal;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;

/** Is a service for others, has a say in health, and knows people. */
@ApplicationScoped
@OsgiExport(Clerk.class)
class Register implements Clerk, HealthContribution, PersonalData {

  @Inject @OsgiService Journal journal;
  @Inject Count count;

  @Override
  public String stamp(String text) {
    if (text.equals("fail")) {
      throw new UnsupportedOperationException("no stamp");
    }
    boolean mine =
        Thread.currentThread().getContextClassLoader() == Register.class.getClassLoader();
    return text + " registered " + count.next() + (mine ? "" : " in a wrong loader");
  }

  @Override
  public String name() {
    return "register";
  }

  @Override
  public HealthReport health() {
    return HealthReport.yellow("call " + count.next());
  }

  @Override
  public int forget(String handle) throws IOException {
    if (handle.equals("fail")) {
      throw new IOException("disk");
    }
    return handle.length();
  }

  @PreDestroy
  void stop() {
    journal.add("register closed");
  }
}
