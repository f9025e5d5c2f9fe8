package dev.signalbox.core.http;

import dev.signalbox.api.spi.QueryEndpoint;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The query endpoints of the plug-ins, which come and go while requests run. May be used from any
 * thread. Keeps no reference to an endpoint that was removed.
 */
public final class QueryEndpoints {

  private final Duration patience;
  private volatile PathTable<QueryRegistration> table = PathTable.empty();

  /**
   * Without endpoints.
   *
   * @param patience for how long {@link #remove} waits for running requests
   */
  public QueryEndpoints(Duration patience) {
    this.patience = Objects.requireNonNull(patience, "patience");
  }

  /**
   * Adds all paths of an endpoint, or none.
   *
   * @param endpoint answers from now on
   * @param source what provides it (a bundle's symbolic name), for messages
   * @throws IllegalArgumentException when it has no path, a malformed one, or one that another
   *     endpoint has; the message names the path and the other's source
   */
  public void add(QueryEndpoint endpoint, String source) {
    List<PathPattern> patterns = patterns(endpoint.paths(), source);
    add(new QueryRegistration(endpoint, source), patterns);
  }

  private synchronized void add(QueryRegistration registration, List<PathPattern> patterns) {
    PathTable<QueryRegistration> next = table;
    for (PathPattern pattern : patterns) {
      Optional<PathTable.Entry<QueryRegistration>> taken = next.sameShape(pattern);
      if (taken.isPresent()) {
        throw new IllegalArgumentException(clash(registration, pattern, taken.get()));
      }
      next = next.with(pattern, registration);
    }
    table = next;
  }

  /**
   * Removes an endpoint and waits for the requests that it is answering, so that what it uses can
   * be closed afterwards. Does nothing when it is not there.
   *
   * @return false when a request was still running after the configured time
   */
  public boolean remove(QueryEndpoint endpoint) {
    Optional<QueryRegistration> gone = withdraw(endpoint);
    return gone.isEmpty() || gone.get().close(patience);
  }

  private synchronized Optional<QueryRegistration> withdraw(QueryEndpoint endpoint) {
    Optional<QueryRegistration> found =
        table.targets().filter(registration -> registration.isOf(endpoint)).findFirst();
    table = table.without(registration -> registration.isOf(endpoint));
    return found;
  }

  /** The paths that are answered now, sorted. */
  public List<String> paths() {
    return table.patterns();
  }

  /** What answers a path now. */
  Optional<PathTable.Found<QueryRegistration>> find(List<String> path) {
    return table.find(path);
  }

  private static List<PathPattern> patterns(Collection<String> paths, String source) {
    if (paths.isEmpty()) {
      throw new IllegalArgumentException(
          "the query endpoint of '" + source + "' answers no path; name at least one");
    }
    return paths.stream().map(PathPattern::parse).toList();
  }

  private static String clash(
      QueryRegistration registration,
      PathPattern pattern,
      PathTable.Entry<QueryRegistration> taken) {
    return "path '"
        + pattern.text()
        + "' of '"
        + registration.source()
        + "' matches the same requests as '"
        + taken.pattern().text()
        + "' of '"
        + taken.target().source()
        + "'; choose another path";
  }
}
