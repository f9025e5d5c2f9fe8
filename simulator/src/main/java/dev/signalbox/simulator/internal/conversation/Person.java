package dev.signalbox.simulator.internal.conversation;

/** Somebody out there. */
record Person(String handle, String handleId, String service) {

  /** SMS knows no receipts, no typing and no reactions (protocol.md, 3.3). */
  boolean rich() {
    return !service.equals("SMS");
  }
}
