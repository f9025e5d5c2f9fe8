package dev.signalbox.testkit.run;

import java.util.function.Supplier;

/**
 * One bean.
 *
 * @param type its class, or what its producer returns
 * @param scope how long it lives
 * @param maker makes one
 */
record Bean(Class<?> type, BeanScope scope, Supplier<Object> maker) {

  @Override
  public String toString() {
    return type.getName();
  }
}
