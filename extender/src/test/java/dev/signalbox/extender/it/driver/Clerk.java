package dev.signalbox.extender.it.driver;

/** A service that comes and goes. */
public interface Clerk {
  String stamp(String text);
}
