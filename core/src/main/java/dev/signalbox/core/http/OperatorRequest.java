package dev.signalbox.core.http;

import java.util.Map;

/**
 * A request of an operator whose route is known.
 *
 * @param names values of the names in the route's path
 * @param parameters the query parameters, only those that the route knows
 * @param body the bytes, at most 64 kB; empty for GET
 */
public record OperatorRequest(
    Map<String, String> names, Map<String, String> parameters, byte[] body) {

  /** Copies the maps. */
  public OperatorRequest {
    names = Map.copyOf(names);
    parameters = Map.copyOf(parameters);
  }
}
