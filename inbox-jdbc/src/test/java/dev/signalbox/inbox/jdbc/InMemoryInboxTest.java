package dev.signalbox.inbox.jdbc;

import dev.signalbox.core.inbox.Inbox;

/** The contract is what the plain one does, so the suite must pass with it too. */
class InMemoryInboxTest extends InboxContractTest {

  @Override
  Inbox open(SettableClock clock) {
    return new InMemoryInbox(clock, HORIZON);
  }
}
