package dev.signalbox.bench.measure;

/**
 * Whether everything that was acknowledged is stored.
 *
 * @param acknowledged events answered with a 2xx
 * @param stored of those, found in the store
 * @param twice ids that the store has more than once
 * @param keeps whether there is a store at all
 */
public record Books(long acknowledged, long stored, long twice, boolean keeps) {

  /** Whether the run counts. */
  public boolean balanced() {
    return !keeps || acknowledged == stored && twice == 0;
  }

  /** In words. */
  public String text() {
    if (!keeps) {
      return acknowledged + " acknowledged, nothing to be stored";
    }
    return "%d acknowledged, %d of them stored%s%s"
        .formatted(
            acknowledged,
            stored,
            twice == 0 ? "" : ", " + twice + " twice",
            balanced() ? "" : ": VOID");
  }
}
