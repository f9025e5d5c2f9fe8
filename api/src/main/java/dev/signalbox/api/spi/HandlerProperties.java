package dev.signalbox.api.spi;

/** Names of the service properties of an {@link EventHandler}. */
public final class HandlerProperties {

  /**
   * The handler's stable name, a String; keys its ledger, so a new version under the same name goes
   * on where the old one stopped. Lower-case letters, digits, dots and dashes, at most 100.
   * Default: the bundle's symbolic name.
   */
  public static final String NAME = "signalbox.handler.name";

  /**
   * The types it takes, a String or String[]: names ({@code message.received}), families ({@code
   * message.*}) or {@code *} for all.
   */
  public static final String TYPES = "signalbox.handler.types";

  /** The same by Java type, a Class or Class[]: records, family interfaces or {@code LinqEvent}. */
  public static final String EVENT_CLASSES = "signalbox.handler.event-classes";

  /**
   * Where a handler seen for the first time begins, a String: a name of {@link Begin} in lower
   * case.
   */
  public static final String BEGIN = "signalbox.handler.begin";

  /**
   * How many deliveries with different order keys it takes at a time, an Integer or String. Default
   * 1.
   */
  public static final String CONCURRENCY = "signalbox.handler.concurrency";

  /** Version of what provides it, a String, for people. Default: the version of the bundle. */
  public static final String VERSION = "signalbox.handler.version";

  /**
   * What provides it, a String, for people. Default: the symbolic name of the bundle that
   * registered the service; said here by one that registers for another.
   */
  public static final String SOURCE = "signalbox.handler.source";

  private HandlerProperties() {}
}
