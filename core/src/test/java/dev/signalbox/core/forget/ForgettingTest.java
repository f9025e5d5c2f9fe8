package dev.signalbox.core.forget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.api.spi.PersonalData;
import dev.signalbox.core.inbox.HandlerReport;
import dev.signalbox.core.inbox.NewEvent;
import dev.signalbox.core.inbox.NodeRecord;
import dev.signalbox.core.testing.InMemoryInbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ForgettingTest {

  private static final String ANN = "+15550001111";

  private final InMemoryInbox inbox = new InMemoryInbox();
  private final PersonalDataSources sources = new PersonalDataSources();
  private final List<String> asked = new ArrayList<>();

  @Test
  void everyPlace_isAskedWhateverBecameOfTheOthers() {
    inbox.append(
        new NewEvent(
            "default",
            "a",
            "a",
            "a.b",
            true,
            Instant.EPOCH,
            ("{\"h\":\"" + ANN + "\"}").getBytes(StandardCharsets.UTF_8)));
    sources.add(
        "first",
        handle -> {
          throw new IOException("no way to " + handle);
        });
    sources.add(
        "second",
        handle -> {
          throw new NoClassDefFoundError("x");
        });
    sources.add("third", this::forget);

    ForgetReport report = new Forgetting(inbox, sources).forget(ANN);

    assertThat(asked).containsExactly(ANN);
    assertThat(report.complete()).isFalse();
    assertThat(report.outcomes())
        .containsExactly(
            new ForgetReport.Outcome("inbox", 1, Optional.empty()),
            new ForgetReport.Outcome("first", 0, Optional.of("java.io.IOException: no way to ***")),
            new ForgetReport.Outcome("second", 0, Optional.of("java.lang.NoClassDefFoundError: x")),
            new ForgetReport.Outcome("third", 7, Optional.empty()));
  }

  @Test
  void removedSource_isNotAsked() {
    PersonalData data = this::forget;
    sources.add("one", data);
    sources.remove(data);

    ForgetReport report = new Forgetting(inbox, sources).forget(ANN);

    assertThat(report.complete()).isTrue();
    assertThat(asked).isEmpty();
  }

  @Test
  void handlersThatOnlyOtherNodesHave_areNamedAsNotAsked() {
    sources.add("just.deployed", this::forget);
    inbox.share(
        node("a", true, "here", "both"),
        node("b", false, "both", "there", "just.deployed"),
        node("c", false, "there"));

    ForgetReport report = new Forgetting(inbox, sources).forget(ANN);

    assertThat(report.complete()).isFalse();
    assertThat(report.failures())
        .containsExactly(
            new ForgetReport.Outcome(
                "there",
                0,
                Optional.of("not asked: this node does not have it; ask node b or c as well")));
    inbox.share(node("b", true, "both", "there"), node("c", false, "there"));
    assertThat(new Forgetting(inbox, sources).forget(ANN).complete()).isTrue();
  }

  private static NodeRecord node(String name, boolean self, String... handlers) {
    return new NodeRecord(
        name,
        name,
        "1",
        Instant.EPOCH,
        self,
        Stream.of(handlers)
            .map(one -> new HandlerReport(one, "1", one, "running", 0, 0, "closed", ""))
            .map(report -> new NodeRecord.HandledHere(report, 16, List.of(), 0))
            .toList());
  }

  private int forget(String handle) {
    asked.add(handle);
    return 7;
  }
}
