package dev.signalbox.management.plan;

import java.util.List;

/**
 * What would have to be done so that the subscriptions are as they should be.
 *
 * @param items by endpoint, in the order to do them in
 * @param unmanaged what is left alone
 * @param notices what an operator should know
 */
public record Plan(List<PlanItem> items, List<Unmanaged> unmanaged, List<String> notices) {

  /** Copies the lists. */
  public Plan {
    items = List.copyOf(items);
    unmanaged = List.copyOf(unmanaged);
    notices = List.copyOf(notices);
  }

  /** Whether anything would be done at Linq. */
  public boolean changes() {
    return items.stream().anyMatch(item -> item.action().change());
  }

  /** What is planned for one endpoint. */
  public List<PlanItem> of(String endpoint) {
    return items.stream().filter(item -> item.endpoint().equals(endpoint)).toList();
  }
}
