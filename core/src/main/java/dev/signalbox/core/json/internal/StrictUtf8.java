package dev.signalbox.core.json.internal;

import dev.signalbox.core.json.JsonSyntaxException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Decodes UTF-8 without mending anything, and without guessing another encoding. */
public final class StrictUtf8 {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private StrictUtf8() {}

  /**
   * The characters, in a buffer with an array.
   *
   * @throws JsonSyntaxException for anything but well-formed UTF-8, and for a byte order mark
   */
  public static CharBuffer decode(byte[] utf8) {
    ByteBuffer bytes = ByteBuffer.wrap(utf8);
    try {
      CharBuffer text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(bytes);
      if (text.hasRemaining() && text.get(text.position()) == BYTE_ORDER_MARK) {
        throw new JsonSyntaxException("expected a JSON object, found a byte order mark");
      }
      return text;
    } catch (CharacterCodingException e) {
      throw new JsonSyntaxException(
          "expected UTF-8, found a malformed sequence at byte " + bytes.position(), e);
    }
  }
}
