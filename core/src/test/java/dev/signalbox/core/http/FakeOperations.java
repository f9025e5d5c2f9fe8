package dev.signalbox.core.http;

import dev.signalbox.core.dispatch.HandlerOperations;
import dev.signalbox.core.dispatch.HandlerStatus;
import dev.signalbox.core.dispatch.HandlerStatus.State;
import dev.signalbox.core.dispatch.ReplayRequest;
import dev.signalbox.core.dispatch.UnknownHandlerException;
import dev.signalbox.core.inbox.DeadLetter;
import dev.signalbox.core.inbox.EventState;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Handlers that only remember what was asked of them. */
final class FakeOperations implements HandlerOperations {

  static final Instant FIRST_SEEN = Instant.parse("2026-01-02T03:04:05.678Z");

  final List<String> names = new CopyOnWriteArrayList<>(List.of("messages", "audit"));
  final List<DeadLetter> dead = new CopyOnWriteArrayList<>();
  final List<ReplayRequest> replays = new CopyOnWriteArrayList<>();
  final Map<Long, Map<String, EventState>> states = new HashMap<>();
  private final List<String> paused = new CopyOnWriteArrayList<>();

  @Override
  public List<HandlerStatus> handlers() {
    return names.stream().map(this::status).toList();
  }

  @Override
  public Optional<HandlerStatus> handler(String name) {
    return names.contains(name) ? Optional.of(status(name)) : Optional.empty();
  }

  private HandlerStatus status(String name) {
    return new HandlerStatus(
        name,
        "1.2.0",
        "org.example." + name,
        paused.contains(name) ? State.PAUSED : State.RUNNING,
        List.of("message.received"),
        40,
        2,
        1,
        dead.size(),
        37,
        5,
        "half_open",
        name.equals("audit") ? Optional.of("no luck") : Optional.empty(),
        FIRST_SEEN);
  }

  @Override
  public List<DeadLetter> deadLetters(String name, long after, int limit) {
    known(name);
    return dead.stream().filter(d -> d.event().sequence() > after).limit(limit).toList();
  }

  @Override
  public Map<String, EventState> states(long sequence, String eventType) {
    return states.getOrDefault(sequence, Map.of());
  }

  @Override
  public long replay(String name, ReplayRequest request) {
    known(name);
    if (request.equals(new ReplayRequest.ByEvent("gone"))) {
      throw new IllegalArgumentException("the inbox has no event 'gone'");
    }
    replays.add(request);
    return 3;
  }

  @Override
  public void pause(String name) {
    known(name);
    paused.add(name);
  }

  @Override
  public void resume(String name) {
    known(name);
    paused.remove(name);
  }

  private void known(String name) {
    if (!names.contains(name)) {
      throw new UnknownHandlerException(name, names);
    }
  }
}
