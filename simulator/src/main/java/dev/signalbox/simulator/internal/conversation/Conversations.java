package dev.signalbox.simulator.internal.conversation;

import dev.signalbox.simulator.Conversation;
import dev.signalbox.simulator.ConversationOptions;
import dev.signalbox.simulator.Delays;
import dev.signalbox.simulator.SimulatorException;
import dev.signalbox.simulator.internal.Happenings;
import java.time.Clock;
import java.util.Optional;

/** At most one conversation at a time, and the last one. */
public final class Conversations implements AutoCloseable {

  private final Happenings happenings;
  private final Delays delays;
  private final Clock clock;
  private Optional<ConversationRun> current = Optional.empty();

  /** None yet. */
  public Conversations(Happenings happenings, Delays delays, Clock clock) {
    this.happenings = happenings;
    this.delays = delays;
    this.clock = clock;
  }

  /**
   * Starts one.
   *
   * @throws IllegalArgumentException when the account is unknown
   * @throws SimulatorException when one is running
   */
  public Conversation start(ConversationOptions options) {
    options.account().ifPresent(happenings::checkAccount);
    ConversationRun run = new ConversationRun(options, happenings, delays, clock);
    synchronized (this) {
      if (current.map(running -> running.state().running()).orElse(false)) {
        throw new SimulatorException("a conversation is running; stop it first");
      }
      current = Optional.of(run);
    }
    run.begin();
    return run;
  }

  /** The one that runs or was the last. */
  public synchronized Optional<Conversation> current() {
    return current.map(run -> run);
  }

  @Override
  public void close() {
    current().ifPresent(Conversation::close);
  }
}
