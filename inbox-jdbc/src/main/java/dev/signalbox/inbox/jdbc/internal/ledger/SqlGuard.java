package dev.signalbox.inbox.jdbc.internal.ledger;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds statements that would end or begin a transaction, in case a handler sends them as SQL. It
 * protects from mistakes, not from a handler that wants to deceive: handlers are trusted code.
 */
final class SqlGuard {

  private static final Set<String> REFUSED = Set.of("BEGIN", "START", "COMMIT", "END", "ABORT");

  /** Text in quotes and comments, where a semicolon or a keyword means nothing. */
  private static final Pattern OPAQUE =
      Pattern.compile(
          "\\$(\\w*)\\$.*?\\$\\1\\$|'[^']*'|\"[^\"]*\"|`[^`]*`|\\[[^\\]]*\\]|--[^\\n]*|/\\*.*?\\*/",
          Pattern.DOTALL);

  private static final Pattern FIRST_WORDS =
      Pattern.compile("\\s*(\\w+)(?:\\s+(\\w+))?(?:\\s+(\\w+))?");
  private static final Pattern TRIGGER =
      Pattern.compile(
          "\\s*CREATE\\s+(TEMP\\s+|TEMPORARY\\s+)?TRIGGER\\b.*",
          Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

  SqlGuard() {}

  /** The first such keyword; empty when the text has none. */
  Optional<String> transactionKeyword(String sql) {
    String plain = OPAQUE.matcher(sql).replaceAll(" ");
    if (TRIGGER.matcher(plain).matches()) {
      // The body of a trigger stands between BEGIN and END.
      return Optional.empty();
    }
    for (String statement : plain.split(";")) {
      Matcher words = FIRST_WORDS.matcher(statement.toUpperCase(Locale.ROOT));
      if (words.lookingAt() && refused(words)) {
        return Optional.of(words.group(1));
      }
    }
    return Optional.empty();
  }

  private static boolean refused(Matcher words) {
    if (words.group(1).equals("ROLLBACK")) {
      boolean toSavepoint =
          "TO".equals(words.group(2))
              || ("TRANSACTION".equals(words.group(2)) && "TO".equals(words.group(3)));
      return !toSavepoint;
    }
    return REFUSED.contains(words.group(1));
  }
}
