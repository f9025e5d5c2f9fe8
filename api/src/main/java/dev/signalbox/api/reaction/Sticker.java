package dev.signalbox.api.reaction;

import dev.signalbox.api.Data;
import java.util.Objects;
import java.util.Optional;

/**
 * A sticker (protocol.md, 3.2).
 *
 * @param fileName its file name
 * @param mimeType its media type
 * @param url where to get it
 * @param width in pixels
 * @param height in pixels
 */
public record Sticker(
    Optional<String> fileName,
    Optional<String> mimeType,
    Optional<String> url,
    Optional<Integer> width,
    Optional<Integer> height) {

  /** Checks that nothing is null. */
  public Sticker {
    Objects.requireNonNull(fileName, "fileName");
    Objects.requireNonNull(mimeType, "mimeType");
    Objects.requireNonNull(url, "url");
    Objects.requireNonNull(width, "width");
    Objects.requireNonNull(height, "height");
  }

  /** Reads the object. */
  public static Sticker from(Data data) {
    return new Sticker(
        data.string("file_name"),
        data.string("mime_type"),
        data.string("url"),
        data.intValue("width"),
        data.intValue("height"));
  }
}
