package dev.signalbox.api.message;

import java.util.Objects;

/**
 * A link with a preview.
 *
 * @param value the URL as it was sent
 */
public record LinkPart(String value) implements MessagePart {

  /** Checks that the URL is there. */
  public LinkPart {
    Objects.requireNonNull(value, "value");
  }
}
