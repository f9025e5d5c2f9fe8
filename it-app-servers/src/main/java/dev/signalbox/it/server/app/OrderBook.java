package dev.signalbox.it.server.app;

/** What observers have written into the server's data source. */
public interface OrderBook {

  /** How many rows an event has. */
  long count(String eventId);
}
