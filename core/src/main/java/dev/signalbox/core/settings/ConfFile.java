package dev.signalbox.core.settings;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * A properties file, read one entry at a time so that each value knows its line. The entries
 * themselves are read by {@link Properties}, so that escapes and separators are the usual ones.
 */
final class ConfFile {

  private final Path file;
  private final List<String> problems;
  private final Map<String, Found> entries = new LinkedHashMap<>();
  private final Map<String, Integer> lines = new LinkedHashMap<>();

  private ConfFile(Path file, List<String> problems) {
    this.file = file;
    this.problems = problems;
  }

  static List<Found> read(Path file, List<String> problems) {
    ConfFile conf = new ConfFile(file, problems);
    try {
      conf.parse(Files.readString(file, StandardCharsets.UTF_8).split("\r\n|\r|\n", -1));
    } catch (NoSuchFileException missing) {
      problems.add(file + ": there is no such file; create it or name another");
    } catch (CharacterCodingException notUtf8) {
      problems.add(file + ": is not UTF-8 text; save it as UTF-8");
    } catch (IOException unreadable) {
      problems.add(file + ": cannot be read: " + unreadable.getMessage());
    }
    return new ArrayList<>(conf.entries.values());
  }

  private void parse(String[] text) {
    int at = 0;
    while (at < text.length) {
      int first = at;
      StringBuilder entry = new StringBuilder(text[at++]);
      while (!comment(text[first]) && continues(entry) && at < text.length) {
        entry.append('\n').append(text[at++]);
      }
      add(entry.toString(), first + 1);
    }
  }

  private static boolean comment(String line) {
    String start = line.stripLeading();
    return start.startsWith("#") || start.startsWith("!");
  }

  private static boolean continues(CharSequence entry) {
    int slashes = 0;
    while (slashes < entry.length() && entry.charAt(entry.length() - 1 - slashes) == '\\') {
      slashes++;
    }
    return slashes % 2 == 1;
  }

  private void add(String entry, int line) {
    Properties properties = new Properties();
    try {
      // A byte order mark is no part of the first key.
      properties.load(new StringReader(entry.startsWith("\uFEFF") ? entry.substring(1) : entry));
    } catch (IllegalArgumentException badEscape) {
      problems.add(file + ", line " + line + ": a \\u escape must have four hexadecimal digits");
    } catch (IOException impossible) {
      throw new IllegalStateException("reading from memory failed", impossible);
    }
    for (String key : properties.stringPropertyNames()) {
      Integer before = lines.put(key, line);
      if (before != null) {
        problems.add(
            key
                + " ("
                + file
                + "): is set in line "
                + before
                + " and in line "
                + line
                + "; keep one of them");
      }
      entries.put(
          key, new Found(key, properties.getProperty(key).strip(), file + ", line " + line));
    }
  }
}
