package dev.signalbox.management.client;

/** The key for Linq's API. Its text is sent, and never shown. */
public final class ApiKey {

  private final String text;

  /**
   * A key.
   *
   * @throws IllegalArgumentException when it cannot be sent in a header; the message does not hold
   *     it
   */
  public ApiKey(String text) {
    if (text.isEmpty() || !text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new IllegalArgumentException(
          "expected an API key of visible ASCII characters without a space, found something else;"
              + " copy it again");
    }
    this.text = text;
  }

  /** The value of the header that carries it (protocol.md, 1.1). */
  String authorization() {
    return "Bearer " + text;
  }

  /** A text without this key, wherever a server repeats it. */
  String hiddenIn(String shown) {
    return shown.replace(text, "(hidden)");
  }

  /** Not the key. */
  @Override
  public String toString() {
    return "ApiKey[hidden]";
  }
}
