package dev.signalbox.management.plan;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a subscription delivers to, apart from the two query parameters that are Signalbox' own:
 * the payload version (protocol.md, 2.4), and a number that lets one endpoint have a second
 * subscription while its secret is rotated, since Linq takes each URL once.
 *
 * @param place scheme, host and port in their normal form, and the path as it is
 * @param others the other query parameters, as they are and in their order
 * @param version the value of {@code version}; empty when there is none
 * @param turn the value of {@code signalbox}; empty when there is none
 */
public record TargetUrl(
    String place, List<String> others, Optional<String> version, OptionalInt turn) {

  private static final String VERSION = "version=";
  private static final String TURN = "signalbox=";

  /** Copies the list. */
  public TargetUrl {
    Objects.requireNonNull(place, "place");
    others = List.copyOf(others);
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(turn, "turn");
  }

  /** Takes a URL apart; anything is taken. */
  public static TargetUrl of(URI url) {
    List<String> others = new ArrayList<>();
    Optional<String> version = Optional.empty();
    OptionalInt turn = OptionalInt.empty();
    String query = url.getRawQuery();
    for (String parameter : query == null ? new String[0] : query.split("&", -1)) {
      if (parameter.startsWith(VERSION) && version.isEmpty()) {
        version = Optional.of(parameter.substring(VERSION.length()));
      } else if (parameter.matches("signalbox=[0-9]{1,9}") && turn.isEmpty()) {
        turn = OptionalInt.of(Integer.parseInt(parameter.substring(TURN.length())));
      } else {
        others.add(parameter);
      }
    }
    return new TargetUrl(place(url), others, version, turn);
  }

  private static String place(URI url) {
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    if (url.getHost() == null) {
      return url.toString();
    }
    boolean usual =
        url.getPort() == -1
            || (scheme.equals("https") && url.getPort() == 443)
            || (scheme.equals("http") && url.getPort() == 80);
    return scheme
        + "://"
        + (url.getRawUserInfo() == null ? "" : url.getRawUserInfo() + '@')
        + url.getHost().toLowerCase(Locale.ROOT)
        + (usual ? "" : ":" + url.getPort())
        + url.getRawPath()
        + (url.getRawFragment() == null ? "" : '#' + url.getRawFragment());
  }

  /** Whether both lead to the same endpoint: our own two parameters do not count. */
  public boolean samePlace(TargetUrl other) {
    return place.equals(other.place) && others.equals(other.others);
  }

  /** The same place with another payload version. */
  public TargetUrl withVersion(String next) {
    return new TargetUrl(place, others, Optional.of(next), turn);
  }

  /** The same place with another number. */
  public TargetUrl withTurn(int next) {
    return new TargetUrl(place, others, version, OptionalInt.of(next));
  }

  /** The same place without a number. */
  public TargetUrl withoutTurn() {
    return new TargetUrl(place, others, version, OptionalInt.empty());
  }

  /** The whole. */
  public URI toUri() {
    String query =
        Stream.of(
                others.stream(),
                version.stream().map(VERSION::concat),
                turn.stream().mapToObj(number -> TURN + number))
            .flatMap(part -> part)
            .collect(Collectors.joining("&"));
    return URI.create(query.isEmpty() ? place : place + '?' + query);
  }

  /** As {@link #toUri()}. */
  @Override
  public String toString() {
    return toUri().toString();
  }
}
