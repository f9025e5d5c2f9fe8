package dev.signalbox.handlers.message.internal;

import java.util.Optional;

/**
 * A part of a message, as it stands in {@code message_part}.
 *
 * @param kind its type, as Linq names it
 * @param value the text of a text part, the address of a link
 * @param url where the content is; Linq's media addresses expire after about an hour
 * @param filename of media
 * @param mimeType of media
 * @param sizeBytes of media, in bytes
 * @param json the whole part, also what no column has
 */
record PartRow(
    String kind,
    Optional<String> value,
    Optional<String> url,
    Optional<String> filename,
    Optional<String> mimeType,
    Optional<Long> sizeBytes,
    String json) {}
