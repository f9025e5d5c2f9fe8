package dev.signalbox.handlers.phonenumber.internal;

import dev.signalbox.api.spi.HealthContribution;
import dev.signalbox.api.spi.HealthReport;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Yellow while a line is flagged or critical: deliveries are taken in all the same, but somebody
 * should look. Yellow too when the register cannot be read, for the same reason.
 */
@Dependent
public class LinesHealth implements HealthContribution {

  private static final Logger LOG = LoggerFactory.getLogger(LinesHealth.class);

  private final LineReader reader;

  @Inject
  LinesHealth(LineReader reader) {
    this.reader = reader;
  }

  @Override
  public String name() {
    return "lines";
  }

  @Override
  public HealthReport health() {
    try {
      return report(reader.count(Standing.FLAGGED));
    } catch (StoreException e) {
      LOG.warn("SBX-6072 the line register cannot be read: {}", String.valueOf(e.getCause()));
      return HealthReport.yellow("the line register cannot be read; see SBX-6072 in the log");
    }
  }

  private static HealthReport report(int flagged) {
    return flagged == 0
        ? HealthReport.green()
        : HealthReport.yellow(
            (flagged == 1 ? "1 line is" : flagged + " lines are")
                + " FLAGGED or of CRITICAL reputation; see phone-numbers?state=flagged");
  }
}
