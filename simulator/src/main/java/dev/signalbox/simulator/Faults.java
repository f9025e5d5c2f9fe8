package dev.signalbox.simulator;

import java.util.List;
import java.util.Objects;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The faults in force. Every latency that matches a request adds up; of all other kinds the first
 * added that matches strikes alone, and the later ones are not asked. Safe for use by several
 * threads.
 */
@ProviderType
public interface Faults {

  /**
   * Puts a rule in force.
   *
   * @return its id
   * @throws IllegalArgumentException when there are 1000 rules already
   */
  String add(Fault fault);

  /** The rules in the order they were added, also the ones that are used up. */
  List<Entry> list();

  /**
   * Takes a rule back.
   *
   * @return whether there was one with this id
   */
  boolean remove(String id);

  /** Takes all rules back. */
  void clear();

  /**
   * A rule in force.
   *
   * @param id names it
   * @param fault the rule
   * @param matched how many requests it was asked about
   * @param struck how often it struck
   */
  record Entry(String id, Fault fault, long matched, long struck) {

    /** Checks that nothing is null. */
    public Entry {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(fault, "fault");
    }
  }
}
