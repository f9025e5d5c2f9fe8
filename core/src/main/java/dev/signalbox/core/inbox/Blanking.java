package dev.signalbox.core.inbox;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Takes one person out of what is stored. A body that names the person's handle anywhere, plainly
 * or in a JSON text with escapes, is replaced by an envelope with the same identity, the marker
 * {@code "blanked":true} and empty data. Such an event keeps its place and its dedupe key; it is
 * passed over when it would be handed to a handler.
 *
 * <p>A longer number or address that only has the handle in it is somebody else's.
 */
public final class Blanking {

  /** What stands in place of an error message that named the person. */
  public static final String BLANKED_TEXT = "blanked";

  private static final String BEGIN = "{\"blanked\":true";
  private static final String END = ",\"data\":{}}";
  private static final byte[] BEGIN_BYTES = BEGIN.getBytes(StandardCharsets.UTF_8);
  private static final byte[] END_BYTES = END.getBytes(StandardCharsets.UTF_8);
  private static final int SHORTEST = 3;
  private static final int LONGEST = 320;

  /** So much of a handle at the cut end of a body counts as the handle. */
  private static final int SHORTEST_CUT = 4;

  private final String handle;

  /**
   * For one person.
   *
   * @param handle phone number in E.164 or e-mail address, as Linq writes it
   * @throws IllegalArgumentException when it can be neither; the message does not show it
   */
  public Blanking(String handle) {
    Objects.requireNonNull(handle, "handle");
    if (handle.length() < SHORTEST
        || handle.length() > LONGEST
        || handle.chars().anyMatch(c -> c <= ' ' || c == 127 || c == '"' || c == '\\')) {
      throw new IllegalArgumentException(
          "expected a handle as a phone number like +15551234567 or an e-mail address, of "
              + SHORTEST
              + " to "
              + LONGEST
              + " characters without white space, found something else");
    }
    this.handle = handle;
  }

  /** The handle; personal data. */
  public String handle() {
    return handle;
  }

  /** Whether a stored body names the person; false when it is blanked already. */
  public boolean concerns(byte[] body) {
    if (isBlanked(body)) {
      return false;
    }
    String text = new String(body, StandardCharsets.UTF_8);
    return concerns(text) || (text.indexOf('\\') >= 0 && concernsEscaped(text));
  }

  /** The same for a body of which only the beginning was kept: the cut may go through a handle. */
  public boolean concernsBeginning(byte[] body) {
    return concerns(body) || (!isBlanked(body) && endsInHandle(body));
  }

  private boolean endsInHandle(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    for (int length = handle.length() - 1; length >= SHORTEST_CUT; length--) {
      if (text.endsWith(handle.substring(0, length))) {
        return true;
      }
    }
    return false;
  }

  private boolean concernsEscaped(String text) {
    JsonTexts texts = new JsonTexts(text);
    while (texts.next()) {
      if (concerns(texts.text())) {
        return true;
      }
    }
    return false;
  }

  /** Whether a plain text names the person. */
  public boolean concerns(String text) {
    for (int at = text.indexOf(handle); at >= 0; at = text.indexOf(handle, at + 1)) {
      if (standsAlone(text, at)) {
        return true;
      }
    }
    return false;
  }

  private boolean standsAlone(String text, int at) {
    int end = at + handle.length();
    char before = at == 0 ? ' ' : text.charAt(at - 1);
    char after = end == text.length() ? ' ' : text.charAt(end);
    if (handle.indexOf('@') < 0) {
      boolean begun = handle.charAt(0) != '+' && (Character.isDigit(before) || before == '+');
      return !begun && !Character.isDigit(after);
    }
    char next = end + 1 < text.length() ? text.charAt(end + 1) : ' ';
    boolean begun = Character.isLetterOrDigit(before) || "._%+-".indexOf(before) >= 0;
    boolean goesOn =
        Character.isLetterOrDigit(after)
            || ((after == '.' || after == '-') && Character.isLetterOrDigit(next));
    return !begun && !goesOn;
  }

  /**
   * What takes the place of a body: the fields of the envelope that do not name the person, and no
   * data.
   *
   * @param body the body, which need not be JSON
   * @param eventId the stored event's id
   * @param eventType the stored event's type; empty when it is unreadable
   */
  public byte[] blank(byte[] body, String eventId, String eventType) {
    Map<String, String> kept = new LinkedHashMap<>();
    if (!eventType.isEmpty()) {
      kept.put("event_type", eventType);
    }
    kept.put("event_id", eventId);
    new JsonTexts(new String(body, StandardCharsets.UTF_8))
        .envelope()
        .forEach(
            (name, value) -> {
              if (!concerns(value)) {
                kept.putIfAbsent(name, value);
              }
            });
    StringBuilder out = new StringBuilder(BEGIN);
    kept.forEach(
        (name, value) -> {
          out.append(",\"").append(name).append("\":");
          JsonTexts.append(out, value);
        });
    return out.append(END).toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Whether a body is one that {@link #blank} has made. */
  public static boolean isBlanked(byte[] body) {
    return body.length >= BEGIN_BYTES.length + END_BYTES.length
        && Arrays.equals(body, 0, BEGIN_BYTES.length, BEGIN_BYTES, 0, BEGIN_BYTES.length)
        && Arrays.equals(
            body, body.length - END_BYTES.length, body.length, END_BYTES, 0, END_BYTES.length);
  }

  /** Never shows the handle. */
  @Override
  public String toString() {
    return "Blanking of one person";
  }
}
