package dev.signalbox.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class DispatchListenerTest {

  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final DispatchListener listener =
      new DispatchListener() {
        @Override
        public void handled(String handler, String eventType, Duration took) {
          heard.add("handled " + handler + " " + eventType);
          throw new IllegalStateException("a listener that fails");
        }

        @Override
        public void failed(String handler, String eventType, int attempt) {
          heard.add("failed " + attempt);
        }

        @Override
        public void derived(String handler, String eventType) {
          heard.add("derived " + handler + " " + eventType);
        }

        @Override
        public void storeFailed(String handler) {
          heard.add("store failed " + handler);
        }

        @Override
        public void died(String handler, String eventType) {
          heard.add("died");
        }
      };

  @Test
  void everyOutcome_isHeardAndAFailingListenerChangesNothing() {
    try (Bench bench = new Bench(Bench.settings(), listener)) {
      bench.register(
          "h",
          delivery -> {
            if (delivery.envelope().eventId().equals("bad")) {
              throw new IllegalStateException("bad");
            }
            delivery.publish("acme.derived", Map.of());
          });
      bench.append("good", "");
      bench.append("bad", "");
      Bench.eventually()
          .until(
              () -> {
                bench.clock.advance(Duration.ofSeconds(1));
                return bench.status("h").dead() == 1 && heard.contains("died");
              });
      assertThat(heard)
          .containsExactly("handled h acme.happened", "failed 1", "failed 2", "failed 3", "died");
      bench.awaitHandled("h", 1);
    }
  }

  @Test
  void derivedEventsAndFailuresOfTheStore_areHeard() {
    List<String> told = new CopyOnWriteArrayList<>();
    DispatchListener other =
        new DispatchListener() {
          @Override
          public void derived(String handler, String eventType) {
            told.add("derived " + handler + " " + eventType);
          }

          @Override
          public void storeFailed(String handler) {
            told.add("store failed " + handler);
          }
        };
    try (Bench bench = new Bench(Bench.settings(), other)) {
      bench.register("h", delivery -> delivery.publish("acme.derived", Map.of()));
      bench.append("e1", "");
      Bench.eventually().until(() -> told.size() == 1);
      bench.ledger("h").failing(true);
      bench.append("e2", "");
      Bench.eventually().until(() -> told.size() > 1);
      bench.ledger("h").failing(false);

      assertThat(told).startsWith("derived h acme.derived", "store failed h");
    }
  }
}
