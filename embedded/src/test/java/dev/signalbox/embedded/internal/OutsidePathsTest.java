package dev.signalbox.embedded.internal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

class OutsidePathsTest {

  private static HttpServletRequest request(String context, String uri) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            OutsidePathsTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (self, method, arguments) ->
                switch (method.getName()) {
                  case "getContextPath" -> context;
                  case "getRequestURI" -> uri;
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  @Test
  void applicationCalledSignalbox_isFoundWithoutTheWordTwice() {
    assertThat(OutsidePaths.shorter("/signalbox", "/signalbox/api/*")).hasValue("/api/*");
    assertThat(OutsidePaths.shorter("/in/signalbox", "/signalbox/metrics")).hasValue("/metrics");
    assertThat(OutsidePaths.shorter("/shop", "/signalbox/api/*")).isEmpty();
    assertThat(OutsidePaths.shorter("", "/signalbox/api/*")).isEmpty();
  }

  @Test
  void shortRequest_isSeenAsOneBelowTheOuterPath() {
    assertThat(OutsidePaths.seen(request("/signalbox", "/signalbox/api/handlers")).getContextPath())
        .isEmpty();
    assertThat(
            OutsidePaths.seen(request("/in/signalbox", "/in/signalbox/api/handlers"))
                .getContextPath())
        .isEqualTo("/in");
  }

  @Test
  void otherRequests_areLeftAsTheyAre() {
    HttpServletRequest whole = request("/signalbox", "/signalbox/signalbox/api/handlers");
    HttpServletRequest other = request("/shop", "/shop/signalbox/api/handlers");

    assertThat(OutsidePaths.seen(whole)).isSameAs(whole);
    assertThat(OutsidePaths.seen(other)).isSameAs(other);
  }
}
