package dev.signalbox.core.dispatch;

import dev.signalbox.core.inbox.DeadLetter;
import dev.signalbox.core.inbox.EventState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What an operator can see of the handlers and do to them. Handlers that are absent now count too.
 */
@ProviderType
public interface HandlerOperations {

  /** All handlers ever seen, by name. */
  List<HandlerStatus> handlers();

  /** One handler; empty when its name was never seen. */
  Optional<HandlerStatus> handler(String name);

  /**
   * Dead letters with sequences above {@code after}, in order.
   *
   * @throws UnknownHandlerException when the name was never seen
   */
  List<DeadLetter> deadLetters(String name, long after, int limit);

  /**
   * What each handler that takes the event's type says of it, by the handler's name: settled,
   * waiting, dead, or not reached yet.
   */
  Map<String, EventState> states(long sequence, String eventType);

  /**
   * Has events handled again, in the background. Legal for an absent handler: it does them when it
   * is back.
   *
   * @return how many events will be handled again; for a span of time the number of sequences
   *     looked through
   * @throws UnknownHandlerException when the name was never seen looked through; 0 when there are
   *     no dead letters to replay
   * @throws IllegalArgumentException when there is no such event, or nothing in the span of time,
   *     or the handler has not come that far; the message says which
   */
  long replay(String name, ReplayRequest request);

  /**
   * Stops the handler until {@link #resume}, also over restarts.
   *
   * @throws UnknownHandlerException when the name was never seen
   */
  void pause(String name);

  /**
   * Lets it go on.
   *
   * @throws UnknownHandlerException when the name was never seen
   */
  void resume(String name);
}
