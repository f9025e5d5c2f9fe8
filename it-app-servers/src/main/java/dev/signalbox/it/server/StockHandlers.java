package dev.signalbox.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.testkit.Sample;
import dev.signalbox.testkit.Samples;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The five handlers that come with Signalbox, wherever they run. */
final class StockHandlers {

  private static final List<String> NAMES =
      List.of(
          "handlers-call",
          "handlers-chat",
          "handlers-message",
          "handlers-phone-number",
          "handlers-reaction");

  private StockHandlers() {}

  /** Delivers all samples, and sees that each handler is done with them and answers its queries. */
  static void assertAtWork(Sender sender) throws Exception {
    for (String name : NAMES) {
      assertThat(sender.get("signalbox/api/handlers/" + name).statusCode()).as(name).isEqualTo(200);
    }
    for (Sample sample : Samples.list(Samples.V2026)) {
      assertThat(sender.deliver(sample.bytes())).as(sample.name()).isEqualTo(200);
    }
    for (String name : NAMES) {
      Patience.await()
          .untilAsserted(
              () -> {
                String status = sender.get("signalbox/api/handlers/" + name).body();
                assertThat(number(status, "handled")).as(status).isPositive();
                assertThat(number(status, "lag")).as(status).isZero();
                assertThat(number(status, "dead")).as(status).isZero();
                assertThat(number(status, "retrying")).as(status).isZero();
              });
    }
    assertThat(sender.get("signalbox/api/calls").body()).contains("\"calls\":[{");
    assertThat(sender.get("signalbox/api/phone-numbers").body()).contains("+1");
    assertThat(sender.get("signalbox/api/chats").body()).contains("\"chats\":[{");
  }

  private static long number(String json, String field) {
    Matcher found = Pattern.compile("\"" + field + "\":(\\d+)").matcher(json);
    return found.find() ? Long.parseLong(found.group(1)) : -1;
  }
}
