package dev.signalbox.core.json;

import dev.signalbox.api.Data;
import dev.signalbox.core.json.internal.DataWriter;
import dev.signalbox.core.json.internal.DocumentReader;
import dev.signalbox.core.json.internal.StrictUtf8;
import jakarta.json.JsonException;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGeneratorFactory;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.CharArrayReader;
import java.nio.CharBuffer;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads and writes JSON objects (RFC 8259). Safe for use by several threads.
 *
 * <p>Strict: UTF-8 without a byte order mark, one object at the top and nothing behind it, nesting
 * and numbers within {@link JsonLimits}. Of a name that comes twice in one object the last value
 * counts, as in the language the deliveries are written with; {@link #head} and {@link #parse}
 * follow the same rule over the whole document, so they cannot see different events.
 */
public final class JsonCodec {

  private final JsonLimits limits;
  private final JsonParserFactory parsers;
  private final JsonGeneratorFactory generators;

  /**
   * On the JSON-P provider that is installed.
   *
   * @throws JsonException when there is none
   */
  public JsonCodec(JsonLimits limits) {
    this(limits, JsonProvider.provider());
  }

  /** On a given JSON-P provider. */
  public JsonCodec(JsonLimits limits, JsonProvider provider) {
    this.limits = Objects.requireNonNull(limits, "limits");
    this.parsers = provider.createParserFactory(Map.of());
    this.generators = provider.createGeneratorFactory(Map.of());
  }

  /**
   * Reads a whole object.
   *
   * @param utf8 never null
   * @throws JsonSyntaxException when it is no JSON object within the bounds; nothing else is
   *     thrown, whatever the bytes
   */
  public Data parse(byte[] utf8) {
    return read(utf8, DocumentReader::document);
  }

  /**
   * Looks for what storing needs. The whole document is checked as by {@link #parse}, but nothing
   * is built of it.
   *
   * @param utf8 never null
   * @return empty when {@link #parse} would refuse the bytes, or {@code event_type} is no text that
   *     is fit to be a key; see {@link EnvelopeHead}
   */
  public Optional<EnvelopeHead> head(byte[] utf8) {
    try {
      return read(utf8, DocumentReader::head);
    } catch (JsonSyntaxException unreadable) {
      // An unreadable delivery is a normal case here: it is stored as such.
      return Optional.empty();
    }
  }

  /**
   * The chat that a message belongs to, in either payload version: {@code data.chat.id}, or {@code
   * data.chat_id} where {@code data.chat} is no object (protocol.md, 3.3 and 3.4). Nothing else is
   * built.
   *
   * @param utf8 of which {@link #head} has said that it is readable
   * @return empty when there is none, or it is no text, or a blank one
   * @throws JsonSyntaxException when it is no JSON object after all
   */
  public Optional<String> messageChat(byte[] utf8) {
    return read(utf8, DocumentReader::messageChat);
  }

  /**
   * Writes an object that {@link #parse} reads back. Half a surrogate pair, which UTF-8 cannot
   * carry, becomes U+FFFD.
   *
   * @param values values of the kinds that {@link Data#of} takes, never null
   * @throws IllegalArgumentException when a value is of another kind or beyond the bounds
   */
  public byte[] write(Map<String, ?> values) {
    return new DataWriter(generators, limits).write(Data.of(values));
  }

  private <T> T read(byte[] utf8, Function<DocumentReader, T> reading) {
    CharBuffer text = StrictUtf8.decode(utf8);
    CharArrayReader reader =
        new CharArrayReader(text.array(), text.arrayOffset(), text.remaining());
    try (JsonParser parser = parsers.createParser(reader)) {
      return reading.apply(new DocumentReader(parser, limits));
    } catch (JsonSyntaxException e) {
      throw e;
    } catch (RuntimeException e) {
      // Providers differ in what they throw at garbage, and not all of it is a JsonException.
      throw new JsonSyntaxException("expected a JSON object, found something that is no JSON", e);
    }
  }
}
