package dev.signalbox.inbox.jdbc;

import dev.signalbox.core.inbox.Inbox;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Appends through a spool until it is killed: {@code SpoolChild <url> <folder> <round>}. */
final class SpoolChild {

  private SpoolChild() {}

  /** Prints each id once it is acknowledged, one after the other. */
  public static void main(String[] args) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
    Inbox inbox = SpoolTest.open(args[0], Path.of(args[1]));
    for (int i = 0; ; i++) {
      String id = args[2] + "-" + i;
      inbox.append(Events.event(id)).toCompletableFuture().join();
      // A line in one piece, so that half of one is never taken for an id.
      out.print(id + "\n");
      out.flush();
    }
  }
}
