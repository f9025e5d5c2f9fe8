package dev.signalbox.core.json;

/**
 * Bounds that hold whatever the JSON provider allows.
 *
 * @param maxDepth how deep objects and arrays may be nested, the outermost counted as 1
 * @param maxNumberLength how many characters a number may have
 */
public record JsonLimits(int maxDepth, int maxNumberLength) {

  /** Checks that both are positive. */
  public JsonLimits {
    if (maxDepth < 1 || maxNumberLength < 1) {
      throw new IllegalArgumentException(
          "expected a depth and a number length of 1 or more, found "
              + maxDepth
              + " and "
              + maxNumberLength);
    }
  }

  /** Depth 64, numbers of 1000 characters. */
  public static JsonLimits defaults() {
    return new JsonLimits(64, 1000);
  }
}
