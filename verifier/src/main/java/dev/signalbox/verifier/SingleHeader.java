package dev.signalbox.verifier;

import java.util.List;

/** Takes the one value a header must have, in printable ASCII and of bounded length. */
final class SingleHeader {

  private final String name;
  private final Reason whenMissing;
  private final int maxLength;
  private final Reason whenTooLong;

  SingleHeader(String name, Reason whenMissing, int maxLength, Reason whenTooLong) {
    this.name = name;
    this.whenMissing = whenMissing;
    this.maxLength = maxLength;
    this.whenTooLong = whenTooLong;
  }

  boolean isIn(HeaderSource headers) {
    return !headers.values(name).isEmpty();
  }

  /** The value; {@link Refusal} when there is not exactly one that fits. */
  String read(HeaderSource headers) {
    List<String> values = headers.values(name);
    if (values.isEmpty()) {
      throw new Refusal(whenMissing, name + " is missing");
    }
    if (values.size() > 1) {
      throw new Refusal(
          Reason.DUPLICATED_HEADER, name + " has " + values.size() + " values, expected one");
    }
    String value = values.get(0);
    if (value.isEmpty()) {
      throw new Refusal(Reason.EMPTY_HEADER, name + " is empty");
    }
    if (value.length() > maxLength) {
      throw new Refusal(
          whenTooLong, name + " has " + value.length() + " characters, allowed are " + maxLength);
    }
    checkCharacters(value);
    return value;
  }

  private void checkCharacters(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ' || c == 0x7f) {
        throw new Refusal(
            Reason.CONTROL_CHARACTER, name + " holds a control character at position " + i);
      }
      if (c > 0x7f) {
        throw new Refusal(
            Reason.NON_ASCII, name + " holds a character outside of ASCII at position " + i);
      }
    }
  }
}
