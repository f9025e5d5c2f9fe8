package dev.signalbox.core.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.api.spi.Begin;
import dev.signalbox.api.spi.HandlerDescriptor;
import dev.signalbox.core.catalog.EventCatalog;
import dev.signalbox.core.dispatch.DispatchListener;
import dev.signalbox.core.dispatch.DispatchSettings;
import dev.signalbox.core.dispatch.Dispatcher;
import dev.signalbox.core.http.OperatorRequest;
import dev.signalbox.core.json.JsonCodec;
import dev.signalbox.core.json.JsonLimits;
import dev.signalbox.core.testing.InMemoryInbox;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NodesResourceTest {

  @Test
  void storeThatIsNotShared_hasOneNode_thatWorksEverything() {
    JsonCodec codec = new JsonCodec(JsonLimits.defaults());
    try (InMemoryInbox inbox = new InMemoryInbox();
        Dispatcher dispatcher =
            new Dispatcher(
                inbox,
                new EventCatalog(codec),
                codec,
                DispatchSettings.defaults(),
                Clock.systemUTC(),
                Thread::new,
                new DispatchListener() {})) {
      dispatcher.register(
          new HandlerDescriptor(
              "journal", "2.1", "jar", Set.of("acme.note"), Set.of(), Begin.PARKED, 1),
          delivery -> {});

      assertThat(nodes(new NodesResource(inbox, dispatcher, "here", Instant.EPOCH)))
          .singleElement()
          .satisfies(
              node -> {
                assertThat(node)
                    .containsEntry("name", "here")
                    .containsEntry("self", true)
                    .containsEntry("since", "1970-01-01T00:00:00Z")
                    .containsEntry("lag", 0L);
                assertThat(node.get("version").toString()).isNotBlank().doesNotContain("$");
                assertThat((List<?>) node.get("handlers")).hasSize(1);
                assertThat(((List<?>) node.get("handlers")).get(0).toString())
                    .contains("journal", "2.1", "shards=[0]", "shard_count=1");
              });
    }
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> nodes(NodesResource resource) {
    OperatorRequest request = new OperatorRequest(Map.of(), Map.of(), new byte[0]);
    return (List<Map<String, Object>>)
        resource.routes().get(0).action().answer(request).body().get("nodes");
  }
}
