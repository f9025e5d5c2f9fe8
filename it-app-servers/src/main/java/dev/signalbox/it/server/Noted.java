package dev.signalbox.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What an application's beans have written down. */
final class Noted {

  private final Path file;

  Noted(String application) {
    this.file = ApplicationWar.notes(application);
  }

  /** The lines that begin with these words, without them. */
  List<String> after(String... words) {
    String start = String.join(" ", words) + " ";
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> line.startsWith(start))
          .map(line -> line.substring(start.length()))
          .toList();
    } catch (NoSuchFileException nothingYet) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first words of those lines. */
  Set<String> firstWords(String... words) {
    return after(words).stream().map(line -> line.split(" ")[0]).collect(Collectors.toSet());
  }

  /** Waits until all ids stand behind a word. */
  void awaitAll(String word, Collection<String> ids) {
    Patience.await()
        .untilAsserted(
            () -> {
              Set<String> missing = new HashSet<>(ids);
              missing.removeAll(firstWords(word));
              assertThat(missing).isEmpty();
            });
  }

  /** Waits for exactly these lines behind the words. */
  void await(List<String> lines, String... words) {
    Patience.await().untilAsserted(() -> assertThat(after(words)).isEqualTo(lines));
  }
}
