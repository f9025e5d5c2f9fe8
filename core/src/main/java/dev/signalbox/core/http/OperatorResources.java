package dev.signalbox.core.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parts of the operators' API that other modules brought, which may come and go while requests
 * run. May be used from any thread.
 */
public final class OperatorResources {

  private volatile PathTable<Entry> table = PathTable.empty();

  /** One path of a resource, with what answers each of its methods. */
  record Entry(OperatorResource owner, Map<String, OperatorRoute> byMethod) {}

  /**
   * Adds all paths of a resource, or none.
   *
   * @throws IllegalArgumentException when it has no path, a malformed one, one twice, or one that
   *     another resource has
   */
  public synchronized void add(OperatorResource resource) {
    Map<String, Map<String, OperatorRoute>> byPath = new LinkedHashMap<>();
    for (OperatorRoute route : resource.routes()) {
      OperatorRoute twice =
          byPath
              .computeIfAbsent(route.path(), any -> new LinkedHashMap<>())
              .put(route.method(), route);
      if (twice != null) {
        throw new IllegalArgumentException(
            "expected one route for " + route.method() + ' ' + route.path() + ", found two");
      }
    }
    if (byPath.isEmpty()) {
      throw new IllegalArgumentException("a resource must have at least one route, found none");
    }
    PathTable<Entry> next = table;
    for (Map.Entry<String, Map<String, OperatorRoute>> path : byPath.entrySet()) {
      PathPattern pattern = PathPattern.parse(path.getKey());
      if (next.sameShape(pattern).isPresent()) {
        throw new IllegalArgumentException(
            "path '" + pattern.text() + "' is taken; choose another path");
      }
      next = next.with(pattern, new Entry(resource, Map.copyOf(path.getValue())));
    }
    table = next;
  }

  /** Removes a resource, the same object that was added; nothing happens when it is not there. */
  public synchronized void remove(OperatorResource resource) {
    table = table.without(entry -> entry.owner() == resource);
  }

  Optional<PathTable.Found<Entry>> find(List<String> path) {
    return table.find(path);
  }

  List<String> paths() {
    return table.patterns();
  }
}
