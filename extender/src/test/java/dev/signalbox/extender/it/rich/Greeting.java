package dev.signalbox.extender.it.rich;

/** Produced as a normal scoped bean, and intercepted. */
interface Greeting {
  String text();
}
