package dev.signalbox.inbox.jdbc.internal.postgres;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A handler that this node works: what it holds of the ledger, and how much of it should be its
 * own. Changed under the lock of {@link Tenures}, read by anybody.
 */
final class Holding {

  private final int shards;
  private volatile Tenure tenure;
  private volatile int share;
  private volatile boolean due = true;
  private volatile boolean alone;
  private volatile long revision;

  /** Of a handler with so many shards; nothing is held yet. */
  Holding(String node, int shards) {
    this.shards = shards;
    this.tenure = new Tenure(node, Map.of());
  }

  Tenure tenure() {
    return tenure;
  }

  int shards() {
    return shards;
  }

  /** Whether there is something to take or to give back. */
  boolean due() {
    return due;
  }

  /** Whether no other node works the handler. */
  boolean alone() {
    return alone;
  }

  /** The newest change by others that was seen. */
  long revision() {
    return revision;
  }

  /** Shards that it holds beyond its share. */
  List<Integer> surplus() {
    List<Integer> held = tenure.epochs().keySet().stream().sorted().toList();
    return held.size() > share ? held.subList(share, held.size()) : List.of();
  }

  /** Whether its share is bigger than what it holds. */
  boolean wants() {
    return tenure.epochs().size() < share;
  }

  void took(int shard, long epoch) {
    Map<Integer, Long> more = new TreeMap<>(tenure.epochs());
    more.put(shard, epoch);
    tenure = new Tenure(tenure.node(), more);
  }

  void gave(List<Integer> given) {
    Map<Integer, Long> less = new TreeMap<>(tenure.epochs());
    less.keySet().removeAll(given);
    tenure = new Tenure(tenure.node(), less);
  }

  /** It was seen to. */
  void done() {
    due = false;
  }

  /**
   * Who works the handler now. The shards are shared out evenly; what is left over goes to the
   * first ones by name.
   */
  void workers(List<String> nodes) {
    List<String> others = nodes.stream().filter(node -> !node.equals(tenure.node())).toList();
    long before = others.stream().filter(node -> node.compareTo(tenure.node()) < 0).count();
    int all = others.size() + 1;
    alone = others.isEmpty();
    share = shards / all + (before < shards % all ? 1 : 0);
    due = tenure.epochs().size() != share;
  }

  /** Others have changed the ledger; whether that was not known. */
  boolean changed(long seen) {
    boolean news = seen > revision;
    revision = Math.max(revision, seen);
    return news;
  }
}
