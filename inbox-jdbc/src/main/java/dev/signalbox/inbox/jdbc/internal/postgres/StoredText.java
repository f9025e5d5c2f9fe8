package dev.signalbox.inbox.jdbc.internal.postgres;

/**
 * Text as PostgreSQL takes it: it has no NUL character, which a sender may well put into an id. A
 * NUL stands there as two characters that begin with the sign for one.
 */
final class StoredText {

  private static final char SIGN = '\u2400';
  private static final char NUL = '\0';
  private static final String NUL_STORED = SIGN + "0";
  private static final String SIGN_STORED = "" + SIGN + SIGN;

  private StoredText() {}

  /** As it is stored. */
  static String of(String text) {
    if (text.indexOf(NUL) < 0 && text.indexOf(SIGN) < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 8);
    for (char c : text.toCharArray()) {
      if (c == NUL) {
        out.append(NUL_STORED);
      } else if (c == SIGN) {
        out.append(SIGN_STORED);
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  /** As it was given. */
  static String read(String stored) {
    if (stored.indexOf(SIGN) < 0) {
      return stored;
    }
    StringBuilder out = new StringBuilder(stored.length());
    for (int i = 0; i < stored.length(); i++) {
      char c = stored.charAt(i);
      boolean pair = c == SIGN && i + 1 < stored.length();
      if (pair) {
        i++;
        out.append(stored.charAt(i) == '0' ? NUL : SIGN);
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
