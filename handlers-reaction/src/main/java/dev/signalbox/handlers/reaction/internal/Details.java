package dev.signalbox.handlers.reaction.internal;

import java.util.Optional;

/**
 * What else an addition says; it is shown, nothing depends on it.
 *
 * @param handle who reacted, as {@link Person#normal} makes it
 * @param handleId Linq's id of the handle
 * @param service what carried it, as Linq writes it
 * @param fileName of a sticker
 * @param mimeType of a sticker
 * @param url where to get a sticker
 * @param width of a sticker, in pixels
 * @param height of a sticker, in pixels
 */
record Details(
    Optional<String> handle,
    Optional<String> handleId,
    Optional<String> service,
    Optional<String> fileName,
    Optional<String> mimeType,
    Optional<String> url,
    Optional<Long> width,
    Optional<Long> height) {

  /** Those of a reaction of which only removals are known. */
  static final Details NONE =
      new Details(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
}
