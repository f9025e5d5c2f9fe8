package dev.signalbox.embedded.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestContextsTest {

  private static final String PATTERN = RequestContexts.everywhereBut("/in.box");

  @ParameterizedTest
  @ValueSource(strings = {"/in.box", "/in.box/", "/in.box/v2025", "/in.box;a=b"})
  void deliveries_haveNone(String path) {
    assertThat(path).doesNotMatch(PATTERN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "/in.boxes", "/in-box", "/shop/in.box"})
  void allOtherRequests_haveThem(String path) {
    assertThat(path).matches(PATTERN);
  }
}
