package dev.signalbox.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RelocatedRequestTest {

  private static RelocatedRequest request(String context, String mapped, String uri) {
    Map<String, String> answers =
        Map.of("getContextPath", context, "getServletPath", mapped, "getRequestURI", uri);
    HttpServletRequest request =
        (HttpServletRequest)
            Proxy.newProxyInstance(
                RelocatedRequestTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (self, method, arguments) -> answers.get(method.getName()));
    return new RelocatedRequest(request, "/signalbox/api");
  }

  @Test
  void otherPath_isShownAsTheUsualOne() {
    RelocatedRequest request = request("/shop", "/ops", "/shop/ops/handlers/a%2Fb");

    assertThat(request.getRequestURI()).isEqualTo("/shop/signalbox/api/handlers/a%2Fb");
    assertThat(request.getServletPath()).isEqualTo("/signalbox/api");
  }

  @Test
  void usualPath_staysAsItIs() {
    assertThat(request("", "/signalbox/api", "/signalbox/api/handlers").getRequestURI())
        .isEqualTo("/signalbox/api/handlers");
  }

  @Test
  void wholeApplication_isShownAsTheUsualPath() {
    assertThat(request("/shop", "", "/shop/handlers").getRequestURI())
        .isEqualTo("/shop/signalbox/api/handlers");
  }

  @Test
  void pathThatIsSpelledInAnotherWay_staysAsItWasSent() {
    assertThat(request("/shop", "/ops", "/shop/%6Fps/handlers").getRequestURI())
        .isEqualTo("/shop/%6Fps/handlers");
  }
}
