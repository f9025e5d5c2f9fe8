package dev.signalbox.it.server;

import java.net.URI;
import java.util.Optional;

/** The application server that the suite runs on, as its module describes it. */
final class Server {

  private Server() {}

  /** Where an application is. */
  static URI uri(String application) {
    return URI.create(property("it.server.url")).resolve(application + "/");
  }

  /** The process that Arquillian has started. */
  static ProcessHandle process() {
    String mark = property("it.server.process");
    return ProcessHandle.current()
        .descendants()
        .filter(process -> commandLine(process).contains(mark))
        .reduce((first, last) -> last)
        .orElseThrow(() -> new IllegalStateException("no child process runs " + mark));
  }

  private static String commandLine(ProcessHandle process) {
    return Optional.of(process.info())
        .flatMap(
            info ->
                info.arguments()
                    .map(arguments -> String.join(" ", arguments))
                    .or(info::commandLine))
        .orElse("");
  }

  static String property(String name) {
    String value = System.getProperty(name);
    if (value == null) {
      throw new IllegalStateException("the module of the server must set " + name);
    }
    return value;
  }
}
