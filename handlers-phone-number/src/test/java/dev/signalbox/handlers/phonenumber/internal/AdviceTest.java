package dev.signalbox.handlers.phonenumber.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.api.phonenumber.LineAdvice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdviceTest {

  private static Line line(String status, String reputation) {
    return Line.unknown(TestEvents.LINE)
        .with(new Changes().of(TestEvents.change("e-1", 1, status, reputation)));
  }

  @ParameterizedTest
  @CsvSource({
    "ACTIVE, HEALTHY, USABLE, true, nothing speaks against",
    "ACTIVE, '', USABLE, true, nothing speaks against",
    "'', HEALTHY, USABLE, true, nothing speaks against",
    "'', '', USABLE, true, nothing speaks against",
    "ACTIVE, AT_RISK, AT_RISK, true, AT_RISK",
    "'', AT_RISK, AT_RISK, true, AT_RISK",
    "PAUSED, HEALTHY, AT_RISK, true, does not know",
    "ACTIVE, SUPERB, AT_RISK, true, does not know",
    "FLAGGED, HEALTHY, FLAGGED, false, this line is FLAGGED",
    "FLAGGED, SUPERB, FLAGGED, false, this line is FLAGGED",
    "FLAGGED, '', FLAGGED, false, this line is FLAGGED",
    "ACTIVE, CRITICAL, FLAGGED, false, reputation of this line is CRITICAL",
    "PAUSED, CRITICAL, FLAGGED, false, reputation of this line is CRITICAL",
    "FLAGGED, CRITICAL, FLAGGED, false, FLAGGED and its reputation is CRITICAL",
    "flagged, at-risk, FLAGGED, false, this line is FLAGGED"
  })
  void rule(String status, String reputation, Standing standing, boolean yes, String reason) {
    Line line = line(status, reputation);
    LineAdvice advice = Advice.of(line);

    assertThat(line.standing()).isEqualTo(standing);
    assertThat(advice.yes()).isEqualTo(yes);
    assertThat(advice.reason()).contains(reason).doesNotContain(TestEvents.LINE);
  }

  @Test
  void unknownLine_mayBeUsed() {
    assertThat(Advice.unknown().yes()).isTrue();
    assertThat(Advice.unknown().reason()).contains("nothing is known");
  }
}
