package dev.signalbox.verifier;

import java.util.ArrayList;
import java.util.List;

/** What a body looks like that can no longer be brought back to what was signed. */
final class BodyHints {

  private BodyHints() {}

  static List<Finding> about(byte[] body) {
    List<Finding> hints = new ArrayList<>();
    if (body.length == 0) {
      hints.add(
          new Finding(
              "body-empty",
              "the body is empty, which Linq never sends. Usually something read the request's stream before the verifier did; read it once, as bytes."));
    }
    if (hasReplacementCharacter(body)) {
      hints.add(
          new Finding(
              "body-lossy",
              "the body holds the replacement character U+FFFD: most likely it was read as text in the wrong charset, which cannot be undone. Read bytes, not text, before verifying."));
    }
    return hints;
  }

  private static boolean hasReplacementCharacter(byte[] body) {
    for (int i = 0; i + 2 < body.length; i++) {
      if (body[i] == (byte) 0xef && body[i + 1] == (byte) 0xbf && body[i + 2] == (byte) 0xbd) {
        return true;
      }
    }
    return false;
  }
}
