package dev.signalbox.management.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.http.OperatorException;
import dev.signalbox.core.http.OperatorRequest;
import dev.signalbox.core.http.OperatorRoute;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubscriptionsResourceTest {

  @TempDir private Path folder;

  @Test
  void noAnswer_showsASigningSecret() {
    FakeLinq linq = new FakeLinq("message.received", "message.sent", "call.ended");
    World world = new World(folder, linq);
    SubscriptionsResource resource = new SubscriptionsResource(world.keeper());
    StringBuilder shown = new StringBuilder();
    List<String> answered = new ArrayList<>();
    // Twice: the first time there is nothing yet, the second time there are secrets to show.
    for (int i = 0; i < 2; i++) {
      for (OperatorRoute route : resource.routes()) {
        shown.append(answer(route, answered)).append('\n');
      }
    }

    assertThat(answered)
        .contains(
            "subscriptions",
            "subscriptions/plan",
            "subscriptions/apply",
            "subscriptions/endpoints/{name}/pause",
            "subscriptions/endpoints/{name}/resume",
            "subscriptions/endpoints/{name}/rotate");
    assertThat(linq.secrets()).hasSizeGreaterThan(1);
    for (String secret : linq.secrets().values()) {
      assertThat(shown.toString())
          .contains("linq-sub-", "subscription_id")
          .doesNotContain(secret, secret.substring("whsec_".length()));
    }
  }

  private static String answer(OperatorRoute route, List<String> answered) {
    OperatorRequest request =
        new OperatorRequest(
            Map.of("name", "main", "id", "sub-1"), Map.of(), "{}".getBytes(StandardCharsets.UTF_8));
    try {
      String body = String.valueOf(route.action().answer(request).body());
      answered.add(route.path());
      return body;
    } catch (OperatorException e) {
      // What cannot be done now is an answer as well.
      return e.getMessage();
    }
  }
}
