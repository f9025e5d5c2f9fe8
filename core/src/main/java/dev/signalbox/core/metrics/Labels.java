package dev.signalbox.core.metrics;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The labels that are used, each with its bound. */
final class Labels {

  private static final String UNKNOWN = "unknown";
  private static final String OTHER = "other";
  private static final Pattern CODE = Pattern.compile("[a-z0-9_.-]{1,60}");

  private final BoundedLabel endpoints;
  private final BoundedLabel types;
  private final BoundedLabel handlers = new BoundedLabel(name -> true, 500, OTHER);
  private final BoundedLabel codes = new BoundedLabel(CODE.asMatchPredicate(), 100, OTHER);

  Labels(Predicate<String> knownEndpoint, Predicate<String> knownType) {
    endpoints = new BoundedLabel(knownEndpoint, 1000, UNKNOWN);
    types = new BoundedLabel(knownType, 1000, UNKNOWN);
  }

  String endpoint(String name) {
    return endpoints.of(name);
  }

  String type(String name) {
    return types.of(name);
  }

  String handler(String name) {
    return handlers.of(name);
  }

  /** An outcome or a reason. */
  String code(String code) {
    return codes.of(code);
  }
}
