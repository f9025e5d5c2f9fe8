package dev.signalbox.http.internal;

/** The HTTP server could not be started; the message says on which address and what to do. */
public class HttpServerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  HttpServerException(String message, Throwable cause) {
    super(message, cause);
  }
}
