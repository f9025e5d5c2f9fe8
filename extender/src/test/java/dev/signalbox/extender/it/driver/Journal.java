package dev.signalbox.extender.it.driver;

/** Where handlers write down what happened to them. */
public interface Journal {
  void add(String line);
}
