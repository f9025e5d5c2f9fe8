package dev.signalbox.embedded.internal;

import java.util.Optional;

/**
 * Keeps what operators ask for under one name everywhere. The paths {@code /signalbox/...} are
 * below the context path; in an application whose context path ends with {@code /signalbox} itself
 * they would have to be asked for with that word twice, so there they are found without it as well.
 */
final class OutsidePaths {

  private static final String WORD = "/signalbox";

  private OutsidePaths() {}

  /**
   * The mapping that also leads to a servlet.
   *
   * @param contextPath of the application
   * @param mapping the servlet's own, below {@code /signalbox/}
   * @return empty in most applications
   */
  static Optional<String> shorter(String contextPath, String mapping) {
    return contextPath.endsWith(WORD)
        ? Optional.of(mapping.substring(WORD.length()))
        : Optional.empty();
  }
}
