package dev.signalbox.core.http;

/** The beginning of what a caller sent, to be shown to the caller again. */
final class Excerpt {

  private static final int MOST = 100;

  private Excerpt() {}

  static String of(String text) {
    return text.length() <= MOST ? text : text.substring(0, MOST) + "...";
  }
}
