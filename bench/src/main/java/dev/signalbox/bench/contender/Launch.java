package dev.signalbox.bench.contender;

import java.util.List;

/** What becomes of the command that starts a server. */
@FunctionalInterface
public interface Launch {

  /** As it is. */
  Launch PLAIN = command -> command;

  /** The command to run in its place. */
  List<String> command(List<String> command);
}
