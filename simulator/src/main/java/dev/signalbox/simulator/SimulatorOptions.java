package dev.signalbox.simulator;

import dev.signalbox.simulator.internal.event.EventNames;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a simulator behaves. The defaults are what Linq documents, and where it documents nothing,
 * the reading that protocol.md, 8 builds on; except that retries are {@linkplain
 * RetrySchedule#fast() fast}. Immutable:
 *
 * <pre>{@code
 * SimulatorOptions.builder().apiKey("key-1").allowHttp(true).seed(7).build();
 * }</pre>
 */
public final class SimulatorOptions {

  private final int port;
  private final List<String> apiKeys;
  private final boolean allowHttp;
  private final DuplicateUrl duplicateUrl;
  private final int emptyEventsCode;
  private final boolean routingHeaders;
  private final List<String> eventTypes;
  private final RetrySchedule retries;
  private final Duration deliveryTimeout;
  private final int inFlightPerSubscription;
  private final int maxPending;
  private final int logEntries;
  private final Clock clock;
  private final Optional<Delays> delays;
  private final OptionalLong seed;

  private SimulatorOptions(Builder builder) {
    this.port = builder.port;
    this.apiKeys = List.copyOf(builder.apiKeys);
    this.allowHttp = builder.allowHttp;
    this.duplicateUrl = builder.duplicateUrl;
    this.emptyEventsCode = builder.emptyEventsCode;
    this.routingHeaders = builder.routingHeaders;
    this.eventTypes = builder.eventTypes;
    this.retries = builder.retries;
    this.deliveryTimeout = builder.deliveryTimeout;
    this.inFlightPerSubscription = builder.inFlightPerSubscription;
    this.maxPending = builder.maxPending;
    this.logEntries = builder.logEntries;
    this.clock = builder.clock;
    this.delays = builder.delays;
    this.seed = builder.seed;
  }

  /** The defaults. */
  public static SimulatorOptions defaults() {
    return builder().build();
  }

  /** Begins with the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** The port on 127.0.0.1; 0, the default, takes a free one. */
  public int port() {
    return port;
  }

  /** One account for each key, in this order; when empty, the simulator makes one key itself. */
  public List<String> apiKeys() {
    return apiKeys;
  }

  /** Whether target URLs may be {@code http:}; by default only {@code https:}, as at Linq. */
  public boolean allowHttp() {
    return allowHttp;
  }

  /** How a second subscription with the same URL is refused; 400/1005 by default. */
  public DuplicateUrl duplicateUrl() {
    return duplicateUrl;
  }

  /** The code of the 400 for an empty {@code subscribed_events}: 1005, or 1001. */
  public int emptyEventsCode() {
    return emptyEventsCode;
  }

  /** Whether {@code routing_key_header} and {@code routing_id_header} mean something; true. */
  public boolean routingHeaders() {
    return routingHeaders;
  }

  /** The types that can be subscribed to; by default all that were ever published. */
  public List<String> eventTypes() {
    return eventTypes;
  }

  /** When failed deliveries are tried again; {@link RetrySchedule#fast()} by default. */
  public RetrySchedule retries() {
    return retries;
  }

  /** How long a delivery waits for its answer; 10 s. */
  public Duration deliveryTimeout() {
    return deliveryTimeout;
  }

  /** How many requests are under way to one subscription at a time; 32. More wait their turn. */
  public int inFlightPerSubscription() {
    return inFlightPerSubscription;
  }

  /**
   * How many deliveries may be waiting, under way or between tries; 50,000, and in any case 64 MiB
   * of bodies. An event that would exceed it is refused as a whole, so that what was taken on is
   * never dropped.
   */
  public int maxPending() {
    return maxPending;
  }

  /** How many tries the delivery log remembers, the newest; 10,000. */
  public int logEntries() {
    return logEntries;
  }

  /** Tells the time; the system's UTC clock by default. */
  public Clock clock() {
    return clock;
  }

  /** Runs what is to happen later; a thread of the simulator's own by default. */
  public Optional<Delays> delays() {
    return delays;
  }

  /** Makes ids, secrets, jitter and faults repeatable; empty for secure random numbers. */
  public OptionalLong seed() {
    return seed;
  }

  /** Collects options; no method takes null. */
  public static final class Builder {

    private static final int MAX_PORT = 65_535;
    private static final int MISSING_FIELD = 1001;
    private static final int BAD_VALUE = 1005;

    private final List<String> apiKeys = new ArrayList<>();
    private int port;
    private boolean allowHttp;
    private DuplicateUrl duplicateUrl = DuplicateUrl.INVALID_PARAMETER;
    private int emptyEventsCode = BAD_VALUE;
    private boolean routingHeaders = true;
    private List<String> eventTypes = EventNames.all();
    private RetrySchedule retries = RetrySchedule.fast();
    private Duration deliveryTimeout = Duration.ofSeconds(10);
    private int inFlightPerSubscription = 32;
    private int maxPending = 50_000;
    private int logEntries = 10_000;
    private Clock clock = Clock.systemUTC();
    private Optional<Delays> delays = Optional.empty();
    private OptionalLong seed = OptionalLong.empty();

    private Builder() {}

    /**
     * @see SimulatorOptions#port()
     */
    public Builder port(int port) {
      check(port >= 0 && port <= MAX_PORT, "port must be 0 to 65535, found " + port);
      this.port = port;
      return this;
    }

    /** Adds an account with this key: 1 to 256 visible ASCII characters. */
    public Builder apiKey(String key) {
      check(
          key.length() >= 1
              && key.length() <= 256
              && key.chars().allMatch(c -> c > ' ' && c < 0x7f),
          "an API key needs 1 to 256 visible ASCII characters without a space");
      check(!apiKeys.contains(key), "two accounts have the same API key; give each its own");
      apiKeys.add(key);
      return this;
    }

    /**
     * @see SimulatorOptions#allowHttp()
     */
    public Builder allowHttp(boolean allowHttp) {
      this.allowHttp = allowHttp;
      return this;
    }

    /**
     * @see SimulatorOptions#duplicateUrl()
     */
    public Builder duplicateUrl(DuplicateUrl duplicateUrl) {
      this.duplicateUrl = Objects.requireNonNull(duplicateUrl, "duplicateUrl");
      return this;
    }

    /**
     * @see SimulatorOptions#emptyEventsCode()
     */
    public Builder emptyEventsCode(int code) {
      check(
          code == MISSING_FIELD || code == BAD_VALUE,
          "the code for empty subscribed_events is 1001 or 1005, found " + code);
      this.emptyEventsCode = code;
      return this;
    }

    /**
     * @see SimulatorOptions#routingHeaders()
     */
    public Builder routingHeaders(boolean routingHeaders) {
      this.routingHeaders = routingHeaders;
      return this;
    }

    /**
     * @see SimulatorOptions#eventTypes()
     */
    public Builder eventTypes(List<String> eventTypes) {
      check(!eventTypes.isEmpty(), "there must be an event type that can be subscribed to");
      this.eventTypes = List.copyOf(new LinkedHashSet<>(eventTypes));
      return this;
    }

    /**
     * @see SimulatorOptions#retries()
     */
    public Builder retries(RetrySchedule retries) {
      this.retries = Objects.requireNonNull(retries, "retries");
      return this;
    }

    /**
     * @see SimulatorOptions#deliveryTimeout()
     */
    public Builder deliveryTimeout(Duration timeout) {
      check(
          !timeout.isNegative() && !timeout.isZero(),
          "the delivery timeout must be positive, found " + timeout);
      this.deliveryTimeout = timeout;
      return this;
    }

    /**
     * @see SimulatorOptions#inFlightPerSubscription()
     */
    public Builder inFlightPerSubscription(int requests) {
      this.inFlightPerSubscription = positive("inFlightPerSubscription", requests);
      return this;
    }

    /**
     * @see SimulatorOptions#maxPending()
     */
    public Builder maxPending(int deliveries) {
      this.maxPending = positive("maxPending", deliveries);
      return this;
    }

    /**
     * @see SimulatorOptions#logEntries()
     */
    public Builder logEntries(int entries) {
      this.logEntries = positive("logEntries", entries);
      return this;
    }

    /**
     * @see SimulatorOptions#clock()
     */
    public Builder clock(Clock clock) {
      this.clock = Objects.requireNonNull(clock, "clock");
      return this;
    }

    /**
     * @see SimulatorOptions#delays()
     */
    public Builder delays(Delays delays) {
      this.delays = Optional.of(delays);
      return this;
    }

    /**
     * @see SimulatorOptions#seed()
     */
    public Builder seed(long seed) {
      this.seed = OptionalLong.of(seed);
      return this;
    }

    /** The options. */
    public SimulatorOptions build() {
      return new SimulatorOptions(this);
    }

    private static int positive(String name, int value) {
      check(value >= 1, name + " must be 1 or more, found " + value);
      return value;
    }

    private static void check(boolean holds, String otherwise) {
      if (!holds) {
        throw new IllegalArgumentException(otherwise);
      }
    }
  }
}
