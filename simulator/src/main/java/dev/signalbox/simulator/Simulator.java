package dev.signalbox.simulator;

import dev.signalbox.simulator.internal.Parts;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A local Linq on 127.0.0.1: the subscription API (protocol.md, 1), deliveries as Linq makes them
 * (protocol.md, 2), and a control API under {@code /simulator} that does over HTTP what the methods
 * here do. Safe for use by several threads.
 *
 * <pre>{@code
 * try (Simulator linq = Simulator.start(SimulatorOptions.builder().allowHttp(true).build())) {
 *   client = new Client(linq.apiBase(), linq.apiKeys().get(0));
 * }
 * }</pre>
 */
public final class Simulator implements AutoCloseable {

  private final Parts parts;

  private Simulator(Parts parts) {
    this.parts = parts;
  }

  /**
   * Starts one.
   *
   * @throws SimulatorException when the port is in use
   */
  public static Simulator start(SimulatorOptions options) {
    return new Simulator(Parts.start(options));
  }

  /** The root, for example {@code http://127.0.0.1:50123}. */
  public URI address() {
    return parts.address();
  }

  /** What clients of the API begin with: {@link #address()} and {@code /api/partner}. */
  public URI apiBase() {
    return parts.address().resolve("/api/partner");
  }

  /** The API keys, each of an account of its own; the first is the default one. */
  public List<String> apiKeys() {
    return parts.apiKeys();
  }

  /** The faults in force. */
  public Faults faults() {
    return parts.faults();
  }

  /**
   * Lets something happen: every subscription of the account that is to hear of it gets a delivery.
   *
   * @return the event's id
   * @throws IllegalArgumentException when the account or the event type is unknown
   * @throws TooManyPendingException when too many deliveries are pending; nobody gets it then
   */
  public String publish(Occurrence occurrence) {
    return parts.happenings().publish(occurrence);
  }

  /** The tries of deliveries that match, oldest first, as far as the log remembers them. */
  public List<DeliveryAttempt> deliveries(DeliveryQuery query) {
    return parts.log().find(query);
  }

  /** What the delivery engine has done so far. */
  public DeliveryCounts counts() {
    return parts.engine().counts();
  }

  /**
   * Lets people talk. There is one conversation at a time.
   *
   * @throws IllegalArgumentException when the account is unknown
   * @throws SimulatorException when one is running already
   */
  public Conversation conversation(ConversationOptions options) {
    return parts.conversations().start(options);
  }

  /** The conversation that is running or was the last to run; empty when there was none. */
  public Optional<Conversation> conversation() {
    return parts.conversations().current();
  }

  /**
   * Stops it: the port closes, requests that are under way are cut, deliveries that are pending are
   * not made.
   */
  @Override
  public void close() {
    parts.close();
  }
}
