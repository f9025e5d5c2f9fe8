package dev.signalbox.core.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "''                                                        | false",
        "*/*                                                       | false",
        "text/plain                                                | false",
        "text/html, */*;q=0.8                                      | false",
        "application/openmetrics-text                              | true",
        "Application/OpenMetrics-Text; version=1.0.0; Q=0.5, */*   | true",
        "application/openmetrics-text;q=0.5,text/plain;q=0.5       | true",
        "application/openmetrics-text;q=0.4,text/plain;q=0.5       | false",
        "text/plain;q=0.2,application/openmetrics-text;q=0.3       | true",
        "application/openmetrics-text;q=0                          | false",
        "application/openmetrics-text;q=x                          | false",
        "application/openmetrics-text;q=1e9                        | false",
        "application/openmetrics-textual                           | false",
        ",,;;=,                                                    | false"
      })
  void header_choosesTheFormat(String header, boolean openMetrics) {
    assertThat(new Accept(header).prefersOpenMetrics()).isEqualTo(openMetrics);
  }
}
