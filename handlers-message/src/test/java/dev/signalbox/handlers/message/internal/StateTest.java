package dev.signalbox.handlers.message.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateTest {

  @ParameterizedTest
  @CsvSource({
    "outbound, SENT,                       SENT",
    "inbound,  SENT,                       RECEIVED",
    "outbound, EDITED,                     SENT",
    "outbound, SENT FAILED,                FAILED",
    "outbound, SENT DELIVERED,             DELIVERED",
    "outbound, SENT FAILED DELIVERED,      DELIVERED",
    "outbound, SENT FAILED READ,           READ",
    "outbound, SENT DELIVERED READ,        READ",
    "outbound, READ,                       READ",
    "inbound,  SENT READ,                  READ",
  })
  void times_decideState(String direction, String known, State expected) {
    MessageFacts facts =
        MessageFacts.none()
            .with(Fact.DIRECTION, Known.of(Origin.MESSAGE, List.of(Optional.of(direction))));
    for (String name : known.split(" ")) {
      facts = facts.with(Fact.valueOf(name), Optional.of(new Known(Origin.STATED, List.of("t"))));
    }
    assertThat(State.of(facts)).isEqualTo(expected);
  }

  @Test
  void names_areReadInAnyCase() {
    assertThat(State.parse("Failed")).contains(State.FAILED);
    assertThat(State.parse("lost")).isEmpty();
    assertThat(State.names()).isEqualTo("sent, received, failed, delivered, read");
  }
}
