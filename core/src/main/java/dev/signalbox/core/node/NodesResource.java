package dev.signalbox.core.node;

import dev.signalbox.core.dispatch.HandlerOperations;
import dev.signalbox.core.dispatch.HandlerStatus;
import dev.signalbox.core.http.OperatorAnswer;
import dev.signalbox.core.http.OperatorResource;
import dev.signalbox.core.http.OperatorRoute;
import dev.signalbox.core.inbox.HandlerReport;
import dev.signalbox.core.inbox.Inbox;
import dev.signalbox.core.inbox.NodeRecord;
import dev.signalbox.core.inbox.NodeRecord.HandledHere;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * {@code GET nodes}: the nodes that share the store and are there now, with what each works. A
 * store that is not shared has one, which works everything.
 */
final class NodesResource implements OperatorResource {

  private final Inbox inbox;
  private final HandlerOperations operations;
  private final String name;
  private final Instant since;

  /**
   * @param name what this node is called
   * @param since when it began
   */
  NodesResource(Inbox inbox, HandlerOperations operations, String name, Instant since) {
    this.inbox = inbox;
    this.operations = operations;
    this.name = name;
    this.since = since;
  }

  @Override
  public List<OperatorRoute> routes() {
    return List.of(
        OperatorRoute.get(
            "nodes",
            Set.of(),
            request ->
                OperatorAnswer.ok(Map.of("nodes", nodes().stream().map(this::view).toList()))));
  }

  private List<NodeRecord> nodes() {
    List<NodeRecord> shared = inbox.nodes();
    return shared.isEmpty() ? List.of(alone()) : shared;
  }

  private NodeRecord alone() {
    List<HandledHere> handlers =
        operations.handlers().stream()
            .filter(status -> !status.version().isEmpty())
            .map(NodesResource::handled)
            .toList();
    return new NodeRecord(name, name, Release.version(), since, true, handlers);
  }

  private static HandledHere handled(HandlerStatus status) {
    return new HandledHere(
        new HandlerReport(
            status.name(),
            status.version(),
            status.source(),
            status.state().name().toLowerCase(Locale.ROOT),
            status.handled(),
            status.failed(),
            status.breaker(),
            status.lastError().orElse("")),
        1,
        List.of(0),
        status.position());
  }

  private Map<String, Object> view(NodeRecord node) {
    long last = inbox.lastSequence();
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("name", node.name());
    view.put("id", node.id());
    view.put("version", node.version());
    view.put("since", node.since().toString());
    view.put("self", node.self());
    view.put(
        "lag", node.handlers().stream().mapToLong(handler -> lag(handler, last)).max().orElse(0));
    view.put("handlers", node.handlers().stream().map(handler -> view(handler, last)).toList());
    return view;
  }

  private static Map<String, Object> view(HandledHere handler, long last) {
    HandlerReport report = handler.report();
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("name", report.handler());
    view.put("version", report.version());
    view.put("bundle", report.source());
    view.put("state", report.state());
    view.put("shards", handler.shards());
    view.put("shard_count", handler.shardCount());
    view.put("lag", lag(handler, last));
    view.put("handled", report.handled());
    view.put("failed", report.failed());
    return view;
  }

  private static long lag(HandledHere handler, long last) {
    return Math.max(0, last - handler.position());
  }
}
