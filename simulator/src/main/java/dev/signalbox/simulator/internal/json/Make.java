package dev.signalbox.simulator.internal.json;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import java.io.Reader;
import java.util.Collection;

/** Makes JSON with a provider that is looked up once, not for each value as {@code Json} does. */
public final class Make {

  private static final JsonProvider PROVIDER = JsonProvider.provider();

  private Make() {}

  /** An empty object to be. */
  public static JsonObjectBuilder object() {
    return PROVIDER.createObjectBuilder();
  }

  /** An object to be that begins as another. */
  public static JsonObjectBuilder object(JsonObject from) {
    return PROVIDER.createObjectBuilder(from);
  }

  /** An empty array to be. */
  public static JsonArrayBuilder array() {
    return PROVIDER.createArrayBuilder();
  }

  /** An array to be with these elements. */
  public static JsonArrayBuilder array(Collection<?> elements) {
    return PROVIDER.createArrayBuilder(elements);
  }

  /** A string. */
  public static JsonString string(String text) {
    return PROVIDER.createValue(text);
  }

  /** Reads trusted text. */
  static JsonReader reader(Reader text) {
    return PROVIDER.createReader(text);
  }

  /** Reads any text. */
  static JsonParser parser(Reader text) {
    return PROVIDER.createParser(text);
  }
}
