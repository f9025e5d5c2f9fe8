package dev.signalbox.verifier;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The rules a secret's text must keep, and the keys that each scheme makes of it. */
final class SecretText {

  static final String PREFIX = "whsec_";
  static final int MAX_BYTES = 1024;

  private final byte[] utf8;
  private final Optional<byte[]> decoded;

  /** Checks the text; {@code id} is for the message of the exception only. */
  SecretText(String id, String text) {
    if (text.isEmpty()) {
      throw invalid(id, "is empty", "set the text that Linq returned when the webhook was made");
    }
    // Checked before the encoding, so that a huge text costs nothing.
    if (text.length() > MAX_BYTES) {
      throw tooLong(id);
    }
    checkCharacters(id, text);
    this.utf8 = text.getBytes(StandardCharsets.UTF_8);
    if (utf8.length > MAX_BYTES) {
      throw tooLong(id);
    }
    String encoded = withoutPrefix(text);
    if (encoded.isEmpty()) {
      throw invalid(id, "has nothing after " + PREFIX, "set the complete text");
    }
    this.decoded = StrictBase64.decode(encoded);
  }

  /** The key of the legacy scheme: the whole text. Not a copy. */
  byte[] utf8() {
    return utf8;
  }

  /** The key of the standard scheme; empty when the text is not Base64. */
  Optional<byte[]> decoded() {
    return decoded;
  }

  static String withoutPrefix(String text) {
    return text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text;
  }

  private static void checkCharacters(String id, String text) {
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        throw invalid(
            id, "holds whitespace at position " + i, "remove blanks and line ends around the text");
      }
      int type = Character.getType(c);
      if (type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE) {
        throw invalid(
            id, "holds an invisible character at position " + i, "copy the text once more");
      }
      i += Character.charCount(c);
    }
  }

  private static InvalidSecretException tooLong(String id) {
    return invalid(id, "is longer than " + MAX_BYTES + " bytes", "check what was set");
  }

  private static InvalidSecretException invalid(String id, String found, String todo) {
    return new InvalidSecretException("signing secret '" + id + "' " + found + "; " + todo);
  }
}
