package dev.signalbox.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.api.spi.HandlerSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

class HandlerSettingsBeanTest {

  @Test
  void givenSettings_areInjected() {
    HandlerSettings given = settings("given");
    try (TestContainer container = TestContainer.with(given, Reader.class)) {
      assertThat(container.bean(Reader.class).settings()).isSameAs(given);
    }
  }

  @Test
  void settingsOfTheApplication_winOverGivenOnes() {
    try (TestContainer container =
        TestContainer.with(settings("given"), Reader.class, OwnSettings.class)) {
      assertThat(container.bean(Reader.class).settings()).hasToString("own");
    }
  }

  private static HandlerSettings settings(String name) {
    return (HandlerSettings)
        Proxy.newProxyInstance(
            HandlerSettings.class.getClassLoader(),
            new Class<?>[] {HandlerSettings.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "toString" -> name;
                  case "hashCode" -> name.hashCode();
                  case "equals" -> proxy == arguments[0];
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  @ApplicationScoped
  static class Reader {
    @Inject HandlerSettings settings;

    HandlerSettings settings() {
      return settings;
    }
  }

  @ApplicationScoped
  static class OwnSettings {
    @Produces
    HandlerSettings produce() {
      return HandlerSettingsBeanTest.settings("own");
    }
  }
}
