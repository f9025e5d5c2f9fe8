package dev.signalbox.example.orderdesk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderTextTest {

  @ParameterizedTest
  @ValueSource(strings = {"order 3 espresso", " Order 3 Espresso! ", "ORDER 3 ESPRESSO."})
  void order_isRead(String message) {
    assertThat(OrderText.parse(message)).hasValue(new OrderText(3, "espresso"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "order",
        "order espresso",
        "order 0 tea",
        "order 100 tea",
        "I order 3 tea"
      })
  void otherMessages_areNoOrders(String message) {
    assertThat(OrderText.parse(message)).isEmpty();
  }

  @Test
  void longMessage_isNoOrderAndIsToldFast() {
    assertThat(OrderText.parse("order 3 " + "a".repeat(100_000))).isEmpty();
  }
}
