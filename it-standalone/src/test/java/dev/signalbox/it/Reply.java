package dev.signalbox.it;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What came back on a connection until it ended, or until nothing more came.
 *
 * @param text every byte as a character; empty when the connection ended without an answer
 * @param closed whether the other side ended the connection
 */
record Reply(String text, boolean closed) {

  /** The first status; 0 when there was no answer. */
  int status() {
    return text.startsWith("HTTP/1.") ? Integer.parseInt(text.substring(9, 12)) : 0;
  }

  /** The statuses of all answers, in their order. */
  List<Integer> statuses() {
    // An answer follows the body of the one before without a line end.
    return Pattern.compile("HTTP/1\\.[01] ([0-9]{3}) ")
        .matcher(text)
        .results()
        .map(found -> Integer.valueOf(found.group(1)))
        .toList();
  }

  /** All of it but the time. */
  String withoutDate() {
    return text.replaceAll("(?m)^Date: [^\r\n]*\r\n", "");
  }
}
