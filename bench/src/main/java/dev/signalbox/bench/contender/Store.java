package dev.signalbox.bench.contender;

/** Where Signalbox stores. */
public enum Store {
  /** Nowhere: verified, acknowledged, lost. */
  OFF("storing off"),
  /** SQLite, as it comes. */
  SQLITE("SQLite"),
  /** PostgreSQL. */
  POSTGRES("PostgreSQL");

  private final String title;

  Store(String title) {
    this.title = title;
  }

  /** In words. */
  public String title() {
    return title;
  }
}
