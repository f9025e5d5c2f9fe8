package dev.signalbox.management.client;

import java.io.IOException;

/** A body has more bytes than are read. */
final class BodyTooLargeException extends IOException {

  private static final long serialVersionUID = 1L;

  BodyTooLargeException(int most) {
    super("the body has more than " + most + " bytes");
  }
}
