package dev.signalbox.core.settings;

import java.util.List;

/** The settings are wrong. The message lists everything that is, and holds no secret. */
public final class SettingsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  /** With one sentence for each thing that is wrong; at least one. */
  public SettingsException(List<String> problems) {
    super(message(problems));
    this.problems = List.copyOf(problems);
  }

  /** Each problem: the key, where it came from, what was found and what it may be. */
  public List<String> problems() {
    return problems;
  }

  private static String message(List<String> problems) {
    String head =
        problems.size() == 1
            ? "SBX-1201 cannot start, one setting is wrong:"
            : "SBX-1201 cannot start, " + problems.size() + " settings are wrong:";
    return head + "\n  - " + String.join("\n  - ", problems);
  }
}
