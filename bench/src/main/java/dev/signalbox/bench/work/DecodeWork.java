package dev.signalbox.bench.work;

import dev.signalbox.api.LinqEvent;
import dev.signalbox.bench.body.Bodies;
import dev.signalbox.core.catalog.EventCatalog;
import dev.signalbox.core.inbox.StoredEvent;
import dev.signalbox.core.json.JsonCodec;
import dev.signalbox.core.json.JsonLimits;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** From stored bytes to a typed event, each time another one, so that none comes from the cache. */
public final class DecodeWork implements Work {

  private final EventCatalog catalog = new EventCatalog(new JsonCodec(JsonLimits.defaults()));
  private final String type;
  private final byte[] body;
  private long sequence;

  /** For the sample of a type. */
  public DecodeWork(String type) {
    this.type = type;
    this.body = Bodies.sample(type).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public LinqEvent once() {
    sequence++;
    return catalog.decode(
        new StoredEvent(sequence, "default", "event", type, true, Instant.EPOCH, body));
  }
}
