package dev.signalbox.management.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetUrlTest {

  private static final TargetUrl OURS = TargetUrl.of(URI.create("https://h.example.com/w/main"));

  @ParameterizedTest
  @CsvSource({
    "https://h.example.com/w/main, true",
    "https://h.example.com/w/main?version=2026-02-03, true",
    "https://h.example.com/w/main?version=2025-01-01&signalbox=12, true",
    "https://h.example.com/w/main?signalbox=2, true",
    "HTTPS://H.example.COM:443/w/main, true",
    "http://h.example.com/w/main, false",
    "https://h.example.com:8443/w/main, false",
    "https://h.example.com.evil.org/w/main, false",
    "https://h.example.com/w/main/, false",
    "https://h.example.com/w/Main, false",
    "https://h.example.com/w/%6Dain, false",
    "https://h.example.com/w/main/more, false",
    "https://h.example.com/w/main?x=1, false",
    "https://h.example.com/w/main?version=1&version=2, false",
    "https://h.example.com/w/main?signalbox=abc, false",
    "https://h.example.com/w/main?signalbox=1234567890123, false",
    "https://h.example.com/w/main?xversion=1, false",
    "https://user@h.example.com/w/main, false",
    "https://h.example.com/w/main#f, false",
    "mailto:somebody@example.com, false"
  })
  void samePlace_ignoresOurOwnTwoParametersAlone(String url, boolean same) {
    assertThat(TargetUrl.of(URI.create(url)).samePlace(OURS)).isEqualTo(same);
  }

  @Test
  void otherParameters_stayAndCount() {
    TargetUrl url = TargetUrl.of(URI.create("https://h.example.com/w?a=%20b&version=1&c"));
    assertThat(url.withVersion("2026-02-03").withTurn(3))
        .hasToString("https://h.example.com/w?a=%20b&c&version=2026-02-03&signalbox=3");
    assertThat(url.samePlace(TargetUrl.of(URI.create("https://h.example.com/w?c&a=%20b"))))
        .isFalse();
  }
}
