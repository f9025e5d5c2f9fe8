package dev.signalbox.testing.postgres;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Who the server runs as: PostgreSQL refuses to run as root, so a test that does starts it as
 * {@code nobody}.
 */
final class OtherUser {

  private static final String NOBODY = "nobody";
  private final boolean root = "root".equals(System.getProperty("user.name"));

  OtherUser() {}

  /** Gives a folder to whom the server runs as. */
  void own(Path folder) throws IOException {
    if (root) {
      Files.setOwner(
          folder,
          FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(NOBODY));
    }
  }

  /** The command as that user. */
  List<String> command(List<String> command) {
    if (!root) {
      return command;
    }
    List<String> all = new ArrayList<>();
    if (Files.isExecutable(Path.of("/usr/bin/setpriv"))) {
      all.addAll(
          List.of("/usr/bin/setpriv", "--reuid=" + NOBODY, "--clear-groups", "--inh-caps=-all"));
      all.addAll(command);
    } else {
      String quoted = String.join(" ", command.stream().map(word -> "'" + word + "'").toList());
      all.addAll(List.of("su", NOBODY, "-s", "/bin/sh", "-c", "exec " + quoted));
    }
    return all;
  }
}
