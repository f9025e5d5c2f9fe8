package dev.signalbox.core.dispatch.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * One lock per handler name, for what is done to a ledger while no worker owns it: registering, and
 * work for an absent handler. No handler is ever called under one.
 */
final class NameLocks {

  private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

  <T> T with(String name, Supplier<T> action) {
    ReentrantLock lock = locks.computeIfAbsent(name, key -> new ReentrantLock());
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
    }
  }
}
