package dev.signalbox.inbox.jdbc.internal.postgres;

import dev.signalbox.core.inbox.NewEvent;
import dev.signalbox.inbox.jdbc.internal.log.Digest128;
import java.nio.ByteBuffer;
import java.util.function.Function;

/** What decides on the shard of an event. Stored with it, so it must never be made otherwise. */
final class OrderHash {

  private static final int POSITIVE = 0x7fffffff;

  private OrderHash() {}

  /** Of the order key; of the dedupe key where there is none, so that such events are spread. */
  static int of(NewEvent event, Digest128 dedupeKey, Function<NewEvent, String> orderKeys) {
    String key = event.readable() ? orderKeys.apply(event) : "";
    return key.isEmpty() ? ByteBuffer.wrap(dedupeKey.bytes()).getInt() & POSITIVE : of(key);
  }

  /** Of an order key. */
  static int of(String key) {
    int hash = key.hashCode();
    hash = (hash ^ hash >>> 16) * 0x85ebca6b;
    hash = (hash ^ hash >>> 13) * 0xc2b2ae35;
    return (hash ^ hash >>> 16) & POSITIVE;
  }
}
