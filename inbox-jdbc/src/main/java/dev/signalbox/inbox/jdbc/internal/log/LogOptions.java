package dev.signalbox.inbox.jdbc.internal.log;

import java.time.Duration;

/**
 * How the log works; only tests change it.
 *
 * @param probeEvery pause between a failed commit and the next try
 * @param keysPerRun so many dedupe keys gather in memory before they are moved to their table;
 *     there are two such runs at most, of 50 bytes a key, and both are read at the start
 */
public record LogOptions(Duration probeEvery, int keysPerRun) {

  /** As always but in tests. */
  public static final LogOptions USUAL = new LogOptions(Duration.ofSeconds(1), 65_536);
}
