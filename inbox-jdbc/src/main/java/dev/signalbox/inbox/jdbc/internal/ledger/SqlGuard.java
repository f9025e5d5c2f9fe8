package dev.signalbox.inbox.jdbc.internal.ledger;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds statements that would end or begin a transaction, in case a handler sends them as SQL. It
 * protects from mistakes, not from a handler that wants to deceive: handlers are trusted code.
 *
 * <p>Handlers send the same few texts for each event, so texts that were found harmless are
 * remembered. Safe for several threads.
 */
public final class SqlGuard {

  /** So many texts are remembered, then all are forgotten: a handler may make texts up. */
  private static final int MOST_KNOWN = 256;

  /** Longer texts are not remembered, in characters. */
  private static final int LONGEST_KNOWN = 4_000;

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

  private final Set<String> harmless = ConcurrentHashMap.newKeySet();

  /** Knows no text yet. */
  public SqlGuard() {}

  /** The first such keyword; empty when the text has none. */
  Optional<String> transactionKeyword(String sql) {
    if (harmless.contains(sql)) {
      return Optional.empty();
    }
    Optional<String> keyword = find(sql);
    if (keyword.isEmpty() && sql.length() <= LONGEST_KNOWN) {
      if (harmless.size() >= MOST_KNOWN) {
        harmless.clear();
      }
      harmless.add(sql);
    }
    return keyword;
  }

  private static Optional<String> find(String sql) {
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
