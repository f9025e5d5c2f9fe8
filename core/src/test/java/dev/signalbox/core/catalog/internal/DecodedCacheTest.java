package dev.signalbox.core.catalog.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signalbox.api.Data;
import dev.signalbox.api.Envelope;
import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.RawBody;
import dev.signalbox.api.UnknownEvent;
import dev.signalbox.core.inbox.StoredEvent;
import java.lang.ref.SoftReference;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DecodedCacheTest {

  @Test
  void tooManyEvents_pushOutTheLeastRecentlyUsed() {
    DecodedCache cache = new DecodedCache(2, SoftReference::new);
    keep(cache, 1, 10);
    keep(cache, 2, 10);
    cache.find(stored(1, 10));
    keep(cache, 3, 10);

    assertThat(cache.find(stored(1, 10))).isPresent();
    assertThat(cache.find(stored(2, 10))).isEmpty();
    assertThat(cache.find(stored(3, 10))).isPresent();
    assertThat(cache.size()).isEqualTo(2);
  }

  @Test
  void eventWithAnotherBody_isAnother() {
    DecodedCache cache = new DecodedCache(2, SoftReference::new);
    keep(cache, 1, 1024);

    assertThat(cache.find(stored(1, 1025))).isEmpty();
    assertThat(cache.find(stored(1, 1024))).isPresent();
  }

  @Test
  void replacedEvent_isCountedOnce() {
    DecodedCache cache = new DecodedCache(2, SoftReference::new);
    for (int i = 0; i < 10; i++) {
      keep(cache, 1, 1024);
    }
    keep(cache, 2, 1024);

    assertThat(cache.size()).isEqualTo(2);
    assertThat(cache.find(stored(1, 1024))).isPresent();
  }

  @Test
  void nothingIsCarriedThroughACollection() {
    DecodedCache cache = DecodedCache.withDefaultBounds();
    keep(cache, 1, 1024);

    await()
        .untilAsserted(
            () -> {
              System.gc();
              assertThat(cache.find(stored(1, 1024))).isEmpty();
            });
  }

  private static void keep(DecodedCache cache, long sequence, int size) {
    cache.keep(stored(sequence, size), event());
  }

  private static StoredEvent stored(long sequence, int size) {
    return new StoredEvent(sequence, "main", "e", "a.b", true, Instant.EPOCH, new byte[size]);
  }

  private static LinqEvent event() {
    return new UnknownEvent(
        new Envelope(
            "main",
            "e",
            "a.b",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Instant.EPOCH,
            Optional.empty(),
            Data.empty(),
            RawBody.of(new byte[0])));
  }
}
