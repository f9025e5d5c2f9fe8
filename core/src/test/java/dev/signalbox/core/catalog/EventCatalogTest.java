package dev.signalbox.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signalbox.api.Envelope;
import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.UnknownEvent;
import dev.signalbox.api.UnreadableEventException;
import dev.signalbox.api.call.CallEnded;
import dev.signalbox.api.spi.EventDecoder;
import dev.signalbox.api.spi.EventFamily;
import dev.signalbox.api.spi.EventType;
import dev.signalbox.core.catalog.PollFamily.PollReceived;
import dev.signalbox.core.inbox.StoredEvent;
import dev.signalbox.core.json.JsonCodec;
import dev.signalbox.core.json.JsonLimits;
import dev.signalbox.testkit.Samples;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EventCatalogTest {

  private final EventCatalog catalog = new EventCatalog(new JsonCodec(JsonLimits.defaults()));
  private final Events events = new Events();

  @Test
  void family_turnsUnknownEventsTypedAndBack() {
    StoredEvent stored = events.withData("poll.received", "{\"question\":\"Friday?\"}");
    EventFamily family = new PollFamily();

    assertThat(catalog.decode(stored)).isInstanceOf(UnknownEvent.class);
    catalog.add(family);
    assertThat(catalog.knows("poll.received")).isTrue();
    assertThat(catalog.decode(stored))
        .isInstanceOfSatisfying(
            PollReceived.class, event -> assertThat(event.question()).isEqualTo("Friday?"));
    catalog.remove(family);
    assertThat(catalog.knows("poll.received")).isFalse();
    assertThat(catalog.decode(stored)).isInstanceOf(UnknownEvent.class);
  }

  @Test
  void duplicateType_isRefusedNamingBothAndAddsNothing() {
    EventFamily thief = family("thief", "theft.planned", "message.sent");

    assertThatExceptionOfType(DuplicateTypeException.class)
        .isThrownBy(() -> catalog.add(thief))
        .withMessageContainingAll("message.sent", "'thief'", "'message'");
    assertThat(catalog.knows("theft.planned")).isFalse();
    assertThat(
            catalog.decode(events.sample(Samples.V2026, "message.sent")).getClass().getSimpleName())
        .isEqualTo("MessageSent");
  }

  @Test
  void sameFamilyTwiceAndTwinsWithinOne_areRefused() {
    EventFamily family = new PollFamily();
    catalog.add(family);

    assertThatExceptionOfType(DuplicateTypeException.class).isThrownBy(() -> catalog.add(family));
    assertThatExceptionOfType(DuplicateTypeException.class)
        .isThrownBy(() -> catalog.add(family("twins", "a.b", "a.b")));
    catalog.remove(family);
    assertThat(catalog.knows("poll.received")).isFalse();
  }

  @Test
  void familyWithoutNameOrTypes_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> catalog.add(family("empty")));
    assertThatIllegalArgumentException().isThrownBy(() -> catalog.add(family(null, "a.b")));
    assertThatIllegalArgumentException().isThrownBy(() -> catalog.add(family(" ", "a.b")));
  }

  @Test
  void strangerThatIsRemoved_changesNothing() {
    List<String> told = new ArrayList<>();
    catalog.add(new PollFamily());
    catalog.onChange(() -> told.add("changed"));

    catalog.remove(new PollFamily());

    assertThat(catalog.knows("poll.received")).isTrue();
    assertThat(told).isEmpty();
  }

  @Test
  void listeners_areToldOfChangesUntilTheyAreRemoved() {
    List<Boolean> told = new ArrayList<>();
    Runnable failing =
        () -> {
          throw new IllegalStateException("expected by the test");
        };
    Runnable listener = () -> told.add(catalog.knows("poll.received"));
    EventFamily family = new PollFamily();
    catalog.onChange(failing);
    catalog.onChange(listener);

    catalog.add(family);
    catalog.remove(family);
    catalog.removeListener(listener);
    catalog.add(family);

    assertThat(told).containsExactly(true, false);
  }

  @Test
  void secondDecoding_isTakenFromTheCacheUntilAChange() {
    StoredEvent stored = events.sample(Samples.V2026, "message.sent");
    LinqEvent first = catalog.decode(stored);

    assertThat(catalog.decode(stored)).isSameAs(first);
    catalog.add(new PollFamily());
    assertThat(catalog.decode(stored)).isNotSameAs(first).isEqualTo(first);
  }

  @Test
  void sameSequenceWithOtherContent_isAnotherEvent() {
    StoredEvent one = events.withData("a.b", "{\"x\":1}");
    StoredEvent other = events.withData("a.b", "{\"x\":2}");
    catalog.decode(one);

    LinqEvent decoded =
        catalog.decode(
            new StoredEvent(
                one.sequence(), "main", "e1", "a.b", true, one.receivedAt(), other.body()));

    assertThat(decoded.envelope().data().integer("x")).contains(2L);
  }

  @Test
  void decodingThatIsOvertakenByARemoval_leavesNothingBehind() throws Exception {
    CountDownLatch decoding = new CountDownLatch(1);
    CountDownLatch removed = new CountDownLatch(1);
    EventFamily slow =
        family(
            "slow",
            e -> {
              decoding.countDown();
              awaitQuietly(removed);
              return new CallEnded(e);
            });
    StoredEvent stored = events.withData("slow.type", "{}");
    catalog.add(slow);
    ExecutorService executor = Executors.newSingleThreadExecutor();
    try {
      Future<LinqEvent> overtaken = executor.submit(() -> catalog.decode(stored));
      assertThat(decoding.await(10, TimeUnit.SECONDS)).isTrue();
      catalog.remove(slow);
      removed.countDown();

      assertThat(overtaken.get(10, TimeUnit.SECONDS)).isInstanceOf(CallEnded.class);
      assertThat(catalog.decode(stored)).isInstanceOf(UnknownEvent.class);
    } finally {
      executor.shutdownNow();
    }
  }

  @Test
  void whateverAPluginDecoderThrows_isUnreadable() {
    List<Throwable> thrown =
        List.of(
            new IllegalStateException("x"),
            new IOException("x"),
            new NoClassDefFoundError("x"),
            new AssertionError("x"),
            new StackOverflowError());
    for (Throwable failure : thrown) {
      EventFamily family =
          family(
              "broken",
              e -> {
                throw EventCatalogTest.<RuntimeException>sneaky(failure);
              });
      catalog.add(family);
      StoredEvent stored = events.withData("broken.type", "{\"secret\":\"4711\"}");
      DecoderFailedException e =
          catchThrowableOfType(DecoderFailedException.class, () -> catalog.decode(stored));
      assertThat(e)
          .hasMessageContainingAll("broken.type", "'broken'", failure.getClass().getName())
          .hasMessageNotContaining("4711")
          .hasCause(failure);
      catalog.remove(family);
    }
  }

  @Test
  void outOfMemory_isNotTakenForAPluginsMistake() {
    catalog.add(
        family(
            "big",
            e -> {
              throw new OutOfMemoryError("made by the test");
            }));

    assertThatExceptionOfType(OutOfMemoryError.class)
        .isThrownBy(() -> catalog.decode(events.withData("big.type", "{}")));
  }

  @Test
  void decoderThatReturnsNothingUsable_hasFailed() {
    catalog.add(family("nothing", e -> null));
    catalog.add(family("keyless", e -> new Keyless(e)));
    catalog.add(wrongKind());

    for (String type : List.of("nothing.type", "keyless.type", "wrong.type")) {
      assertThatExceptionOfType(DecoderFailedException.class)
          .as(type)
          .isThrownBy(() -> catalog.decode(events.withData(type, "{}")))
          .withMessageContaining(type);
    }
  }

  @Test
  void unreadableStoredEvent_isUnreadable() {
    for (String body : List.of("", "nonsense", "[]", "{}", "{\"event_type\":7}")) {
      assertThatExceptionOfType(UnreadableEventException.class)
          .isThrownBy(() -> catalog.decode(events.json(body)));
    }
    StoredEvent damaged =
        new StoredEvent(
            99, "main", "e", "message.sent", true, Events.RECEIVED, new byte[] {'{', '"'});
    assertThatExceptionOfType(UnreadableEventException.class)
        .isThrownBy(() -> catalog.decode(damaged));
  }

  @Test
  void removedFamily_canBeForgottenByTheMachine() throws Exception {
    WeakReference<ClassLoader> loader = addDecodeAndRemoveInItsOwnLoader();

    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              System.gc();
              return loader.get() == null;
            });
  }

  private WeakReference<ClassLoader> addDecodeAndRemoveInItsOwnLoader() throws Exception {
    PluginLoader loader = new PluginLoader();
    EventFamily family =
        (EventFamily)
            loader.loadClass(PollFamily.class.getName()).getDeclaredConstructor().newInstance();
    StoredEvent stored = events.withData("poll.received", "{\"question\":\"Friday?\"}");
    catalog.add(family);
    LinqEvent event = catalog.decode(stored);
    assertThat(event.getClass().getClassLoader()).isSameAs(loader);
    assertThat(catalog.select(Handlers.named("all", "*")).all()).isTrue();
    catalog.remove(family);
    return new WeakReference<>(loader);
  }

  private record Keyless(Envelope envelope) implements LinqEvent {
    @Override
    public Optional<String> orderKey() {
      throw new UnsupportedOperationException("no key");
    }
  }

  /** What a family compiled without generics can bring. */
  private static EventFamily wrongKind() {
    Class<?> promised = CallEnded.class;
    return family("wrong", List.of(typed("wrong.type", promised, UnknownEvent::new)));
  }

  @SuppressWarnings("unchecked")
  private static EventType<?> typed(String name, Class<?> type, EventDecoder<LinqEvent> decoder) {
    return new EventType<>(name, (Class<LinqEvent>) type, decoder);
  }

  private static EventFamily family(String name, EventDecoder<LinqEvent> decoder) {
    return family(name, List.of(new EventType<>(name + ".type", LinqEvent.class, decoder)));
  }

  private static EventFamily family(String name, String... types) {
    List<EventType<?>> list = new ArrayList<>();
    for (String type : types) {
      list.add(new EventType<>(type, LinqEvent.class, UnknownEvent::new));
    }
    return family(name, list);
  }

  private static EventFamily family(String name, Collection<EventType<?>> types) {
    return new EventFamily() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Collection<EventType<?>> types() {
        return types;
      }
    };
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> T sneaky(Throwable thrown) throws T {
    throw (T) thrown;
  }

  /** Defines the plug-in's classes itself, as a bundle would. */
  private static final class PluginLoader extends ClassLoader {

    PluginLoader() {
      super(EventCatalogTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(PollFamily.class.getName())) {
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      return loaded != null ? loaded : define(name);
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] bytes = file.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
