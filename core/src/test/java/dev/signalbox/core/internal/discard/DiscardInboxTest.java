package dev.signalbox.core.internal.discard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.core.inbox.AppendResult;
import dev.signalbox.core.inbox.HandlerLedger;
import dev.signalbox.core.inbox.HandlerRecord;
import dev.signalbox.core.inbox.Inbox;
import dev.signalbox.core.inbox.InboxException;
import dev.signalbox.core.inbox.InboxProvider;
import dev.signalbox.core.inbox.InboxSettings;
import dev.signalbox.core.inbox.InboxUnavailableException;
import dev.signalbox.core.inbox.LedgerTransaction;
import dev.signalbox.core.inbox.NewEvent;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class DiscardInboxTest {

  private final Inbox inbox =
      new DiscardInboxProvider()
          .open(
              new InboxSettings(
                  "discard:", Path.of("x"), Duration.ofHours(1), 1, 1, Duration.ofSeconds(1)),
              Clock.systemUTC());

  private static NewEvent event() {
    return new NewEvent("default", "e:1", "1", "t", true, Instant.EPOCH, new byte[0]);
  }

  @Test
  void provider_isFoundAndTakesDiscardOnly() {
    assertThat(ServiceLoader.load(InboxProvider.class))
        .anyMatch(provider -> provider.accepts("discard:"))
        .noneMatch(provider -> provider.accepts("jdbc:sqlite:x"));
  }

  @Test
  void appended_isAcknowledgedAndGone() {
    assertThat(inbox.append(event()).toCompletableFuture().join().outcome())
        .isEqualTo(AppendResult.Outcome.STORED);

    assertThat(inbox.lastSequence()).isZero();
    assertThat(inbox.read(0, List.of(), 10).events()).isEmpty();
    assertThat(inbox.byEventId("1")).isEmpty();
    assertThat(inbox.counts().events()).isZero();
  }

  @Test
  void closed_takesNothing() {
    inbox.close();

    assertThat(inbox.append(event()).toCompletableFuture())
        .failsWithin(Duration.ZERO)
        .withThrowableThat()
        .withCauseInstanceOf(InboxUnavailableException.class);
    assertThat(inbox.state().writable()).isFalse();
  }

  @Test
  void handler_findsAnEmptyLedgerThatKeepsItsPosition() {
    inbox.saveHandler(new HandlerRecord("h", Instant.EPOCH, false, List.of()));
    HandlerLedger ledger = inbox.ledger("h");
    try (LedgerTransaction dropped = ledger.begin()) {
      dropped.position(3);
    }
    assertThat(ledger.load().position()).isZero();
    try (LedgerTransaction kept = ledger.begin()) {
      kept.position(5);
      kept.commit();
    }

    assertThat(inbox.ledger("h")).isSameAs(ledger);
    assertThat(ledger.load().position()).isEqualTo(5);
    assertThat(inbox.handlers()).extracting(HandlerRecord::name).containsExactly("h");
    assertThatThrownBy(ledger::dataSource)
        .isInstanceOf(InboxException.class)
        .hasMessageContaining("signalbox.inbox.url");
  }
}
