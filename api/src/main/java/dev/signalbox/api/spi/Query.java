package dev.signalbox.api.spi;

import java.util.Map;
import java.util.Optional;

/**
 * A request to a {@link QueryEndpoint}.
 *
 * @param path the one of {@link QueryEndpoint#paths()} that matched
 * @param pathParameters values of the names in braces, decoded
 * @param parameters the query string; of a repeated parameter the first value
 */
public record Query(
    String path, Map<String, String> pathParameters, Map<String, String> parameters) {

  /** Copies the maps. */
  public Query {
    pathParameters = Map.copyOf(pathParameters);
    parameters = Map.copyOf(parameters);
  }

  /**
   * Value of a name in braces.
   *
   * @throws IllegalArgumentException when the path has no such name
   */
  public String pathParameter(String name) {
    String value = pathParameters.get(name);
    if (value == null) {
      throw new IllegalArgumentException("path '" + path + "' has no parameter '" + name + "'");
    }
    return value;
  }

  /** Value of a parameter of the query string. */
  public Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  /**
   * A whole number between two bounds.
   *
   * @throws IllegalArgumentException when the value is no number or out of bounds; the message says
   *     what is allowed
   */
  public int intParameter(String name, int defaultValue, int min, int max) {
    String text = parameters.get(name);
    if (text == null) {
      return defaultValue;
    }
    try {
      int value = Integer.parseInt(text);
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Falls through to the message below, which says the same for a text and a number out of
      // bounds.
    }
    throw new IllegalArgumentException(
        "expected a whole number from "
            + min
            + " to "
            + max
            + " for '"
            + name
            + "', found '"
            + text
            + "'");
  }
}
