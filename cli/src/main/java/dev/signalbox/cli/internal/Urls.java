package dev.signalbox.cli.internal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Query strings and path parts. */
final class Urls {

  private final List<String> parameters = new ArrayList<>();
  private final String path;

  private Urls(String path) {
    this.path = path;
  }

  static Urls path(String path) {
    return new Urls(path);
  }

  /** A part of a path. */
  static String part(String text) {
    return encode(text);
  }

  Urls parameter(String name, Optional<?> value) {
    value.ifPresent(present -> parameters.add(name + "=" + encode(present.toString())));
    return this;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public String toString() {
    return parameters.isEmpty() ? path : path + "?" + String.join("&", parameters);
  }
}
