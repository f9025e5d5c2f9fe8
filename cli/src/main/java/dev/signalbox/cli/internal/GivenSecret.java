package dev.signalbox.cli.internal;

import dev.signalbox.verifier.InvalidSecretException;
import dev.signalbox.verifier.SigningSecret;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A secret as it is written on the command line and in the settings: {@code [id=]whsec_...}. */
final class GivenSecret {

  /** An id is told from a secret whose Base64 ends with = by what follows the sign. */
  private static final Pattern WITH_ID = Pattern.compile("([A-Za-z0-9._-]{1,64})=([^=].*)");

  private GivenSecret() {}

  /** Reads one; {@code option} is for the message only, which never shows the text. */
  static SigningSecret parse(String option, String text, String defaultId) {
    Matcher matcher = WITH_ID.matcher(text);
    try {
      return matcher.matches()
          ? SigningSecret.of(matcher.group(1), matcher.group(2))
          : SigningSecret.of(defaultId, text);
    } catch (InvalidSecretException e) {
      throw new CliException(ExitCode.USAGE, option + ": " + e.getMessage(), e);
    }
  }
}
