package dev.signalbox.extender.it.rich;

import dev.signalbox.extender.it.driver.Clerk;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.util.function.Supplier;

/** Produces proxied beans of an own interface, of another bundle's, and of the JDK's. */
@ApplicationScoped
class Greetings {

  @Produces
  @ApplicationScoped
  Greeting own(Clerk foreign, Supplier<String> jdk, Voice voice) {
    return () -> foreign.stamp(voice.raise(jdk.get()));
  }

  @Produces
  @ApplicationScoped
  Clerk foreign() {
    return text -> text + "!";
  }

  @Produces
  @ApplicationScoped
  Supplier<String> jdk() {
    return () -> "hello";
  }
}
