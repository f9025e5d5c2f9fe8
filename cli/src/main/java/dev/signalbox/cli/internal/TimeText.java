package dev.signalbox.cli.internal;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A time on the command line, in ISO 8601 with an offset.
 *
 * @param text as it was given, which is how the node takes it
 */
record TimeText(String text) {

  @Override
  public String toString() {
    return text;
  }

  /** Reads one. */
  static final class Converter implements ITypeConverter<TimeText> {

    @Override
    public TimeText convert(String text) {
      try {
        OffsetDateTime.parse(text);
        return new TimeText(text);
      } catch (DateTimeParseException e) {
        throw new TypeConversionException(
            "expected a time like 2026-03-04T09:00:00Z, found '" + text + "'");
      }
    }
  }
}
