package dev.signalbox.cli.internal;

import dev.signalbox.verifier.SigningSecret;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A secret as it is written on the command line: {@code [id=]whsec_...}. */
final class GivenSecret {

  /** An id is told from a secret whose Base64 ends with = by what follows the sign. */
  private static final Pattern WITH_ID = Pattern.compile("([A-Za-z0-9._-]{1,64})=([^=].*)");

  private GivenSecret() {}

  static SigningSecret parse(String text, String defaultId) {
    Matcher matcher = WITH_ID.matcher(text);
    return matcher.matches()
        ? SigningSecret.of(matcher.group(1), matcher.group(2))
        : SigningSecret.of(defaultId, text);
  }
}
