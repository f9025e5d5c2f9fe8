package dev.signalbox.bench.node;

/**
 * What the node says of one handler.
 *
 * @param name its name
 * @param version of its bundle
 * @param running whether it takes events
 * @param lag how many sequences it is behind the log
 * @param retrying events that wait for a retry
 * @param dead dead letters
 * @param handled deliveries since the node began
 */
public record HandlerState(
    String name,
    String version,
    boolean running,
    long lag,
    long retrying,
    long dead,
    long handled) {

  /** Whether there is nothing left to do for it. */
  public boolean settled() {
    return lag == 0 && retrying == 0;
  }
}
