package dev.signalbox.handlers.phonenumber.internal;

import dev.signalbox.api.cdi.OsgiExport;
import dev.signalbox.api.phonenumber.LineAdvice;
import dev.signalbox.api.phonenumber.LineRegister;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Objects;

/** Gives advice by the rule of {@link Advice}, from what the tables say at that moment. */
@Dependent
@OsgiExport(LineRegister.class)
public class StoredLineRegister implements LineRegister {

  private final LineReader reader;

  @Inject
  StoredLineRegister(LineReader reader) {
    this.reader = reader;
  }

  /**
   * {@inheritDoc}
   *
   * @throws RuntimeException when the tables cannot be read: no advice is better than a wrong one
   */
  @Override
  public LineAdvice mayConversationContinue(String line) {
    return reader
        .find(Objects.requireNonNull(line, "line"))
        .map(Advice::of)
        .orElseGet(Advice::unknown);
  }
}
