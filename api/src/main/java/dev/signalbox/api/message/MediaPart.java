package dev.signalbox.api.message;

import dev.signalbox.api.Data;
import java.util.Objects;
import java.util.Optional;

/**
 * A file.
 *
 * @param id Linq's id of the attachment
 * @param filename its name
 * @param mimeType its media type
 * @param sizeBytes its size in bytes
 * @param url where to get it, for about an hour
 */
public record MediaPart(
    Optional<String> id,
    Optional<String> filename,
    Optional<String> mimeType,
    Optional<Long> sizeBytes,
    Optional<String> url)
    implements MessagePart {

  /** Checks that nothing is null. */
  public MediaPart {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(filename, "filename");
    Objects.requireNonNull(mimeType, "mimeType");
    Objects.requireNonNull(sizeBytes, "sizeBytes");
    Objects.requireNonNull(url, "url");
  }

  static MediaPart from(Data data) {
    return new MediaPart(
        data.string("id"),
        data.string("filename"),
        data.string("mime_type"),
        data.integer("size_bytes"),
        data.string("url"));
  }
}
