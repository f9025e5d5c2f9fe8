package dev.signalbox.testkit.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signalbox.api.Envelope;
import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.cdi.OsgiService;
import dev.signalbox.api.message.MessageEvent;
import dev.signalbox.api.message.MessageReceived;
import dev.signalbox.api.spi.Delivery;
import dev.signalbox.api.spi.EventFamily;
import dev.signalbox.api.spi.EventType;
import dev.signalbox.api.spi.HandlerSettings;
import dev.signalbox.testkit.Events;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BeanRunTest {

  private final MessageReceived hello = Events.messageReceived().id("e1").build();

  @ApplicationScoped
  static class Notes {
    final List<String> lines = new ArrayList<>();
  }

  @Dependent
  static class Everything {
    @Inject Notes notes;
    @Inject Delivery delivery;
    @Inject Envelope envelope;
    @Inject HandlerSettings settings;
    private final Greeting greeting;
    private int calls;

    @Inject
    Everything(Greeting greeting) {
      this.greeting = greeting;
    }

    @PostConstruct
    void made() {
      notes.lines.add("made");
    }

    void late(@ObservesAsync MessageReceived event) {
      notes.lines.add("async");
    }

    void typed(@Observes @Priority(1) MessageReceived event, Envelope parameter) {
      calls++;
      notes.lines.add(
          greeting.text()
              + calls
              + delivery.attempt()
              + envelope.eventId()
              + parameter.eventId()
              + settings.duration("wait", Duration.ZERO).toSeconds());
      delivery.publish("acme.greeted", Map.of());
    }

    void family(@Observes MessageEvent event) {
      notes.lines.add("family");
    }

    void all(@Observes LinqEvent event) {
      notes.lines.add("all");
    }
  }

  record Greeting(String text) {}

  @Dependent
  static class Wiring {
    @Produces
    @Singleton
    Greeting greeting() {
      return new Greeting("hi");
    }
  }

  @Test
  void observers_areCalledWithWhatTheyInject() {
    HandlerResult result =
        HandlerRun.beans(Everything.class, Notes.class, Wiring.class)
            .setting("wait", "2m")
            .events(hello)
            .run()
            .requireHandled();
    assertThat(result.bean(Notes.class).lines)
        .containsExactly("made", "hi11e1e1120", "made", "all", "made", "family", "made", "async");
    assertThat(result.published()).extracting(PublishedEvent::eventType).contains("acme.greeted");
  }

  interface Register {
    boolean mayWrite();
  }

  @ApplicationScoped
  static class Asker {
    @Inject @OsgiService Register register;
    private int refused;
    private boolean started;

    void start(@Observes Startup event) {
      started = true;
    }

    void on(@Observes MessageReceived event) {
      refused += register.mayWrite() ? 0 : 1;
    }
  }

  @Test
  void fakeOfAnotherBundlesService_isInjected() {
    HandlerResult result =
        HandlerRun.beans(Asker.class, (Register) () -> false).events(hello, hello).run();
    assertThat(result.bean(Asker.class).refused).isEqualTo(2);
    assertThat(result.bean(Asker.class).started).isTrue();
  }

  @Test
  void crash_takesTheMemoryOfBeansGivenByClass() {
    Notes kept = new Notes();
    HandlerResult result =
        HandlerRun.beans(Asker.class, (Register) () -> false, kept)
            .events(hello)
            .crashBeforeCommit(1)
            .run()
            .requireHandled();
    assertThat(result.bean(Asker.class).refused).isEqualTo(1);
    assertThat(result.bean(Asker.class).started).isTrue();
    assertThat(result.bean(Notes.class)).isSameAs(kept);
  }

  record Poll(Envelope envelope) implements LinqEvent {}

  @Dependent
  static class Polls implements EventFamily {
    @Override
    public String name() {
      return "poll";
    }

    @Override
    public Collection<EventType<?>> types() {
      return List.of(new EventType<>("poll.received", Poll.class, Poll::new));
    }
  }

  @ApplicationScoped
  static class PollCounter {
    private int count;

    void on(@Observes Poll poll) {
      count++;
    }
  }

  @Test
  void eventOfTheBundlesOwnFamily_arrivesTyped() {
    HandlerResult result =
        HandlerRun.beans(Polls.class, PollCounter.class)
            .events(Events.sample("poll.received"), hello)
            .run();
    assertThat(result.bean(PollCounter.class).count).isEqualTo(1);
    assertThat(result.of(hello).state()).isEqualTo(Outcome.State.IGNORED);
  }

  @Test
  void whatIsMissing_isNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HandlerRun.beans(Asker.class).events(hello).run())
        .withMessageContaining("Register")
        .withMessageContaining("give beans(...) a class or an object");
  }

  @Test
  void qualifiedObserver_isRefusedBecauseItWouldNeverBeCalled() {
    class Qualified {
      void on(@Observes @Named("x") MessageReceived event) {}
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HandlerRun.beans(new Qualified()).events(hello).run())
        .withMessageContaining("@Named");
  }

  @ApplicationScoped
  static class Stale {
    @Inject Envelope envelope;

    void on(@Observes MessageReceived event) {}
  }

  @Test
  void envelopeInABeanThatLivesLonger_isRefused() {
    HandlerResult result = HandlerRun.beans(Stale.class).maxAttempts(1).events(hello).run();
    assertThat(result.of(hello).failures().get(0)).hasMessageContaining("inject Delivery");
  }

  @ApplicationScoped
  static class Checked {
    void on(@Observes MessageReceived event) throws IOException {
      throw new IOException("disk");
    }
  }

  @Test
  void checkedException_isReportedAsItWasThrown() {
    assertThat(
            HandlerRun.beans(Checked.class)
                .maxAttempts(1)
                .events(hello)
                .run()
                .of(hello)
                .failures()
                .get(0))
        .isExactlyInstanceOf(IOException.class);
  }
}
