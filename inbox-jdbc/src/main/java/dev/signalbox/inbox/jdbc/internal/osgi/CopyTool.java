package dev.signalbox.inbox.jdbc.internal.osgi;

import dev.signalbox.core.catalog.EventCatalog;
import dev.signalbox.core.inbox.InboxException;
import dev.signalbox.core.inbox.InboxSettings;
import dev.signalbox.core.inbox.NodeSettings;
import dev.signalbox.core.json.JsonCodec;
import dev.signalbox.core.json.JsonLimits;
import dev.signalbox.inbox.jdbc.InboxCopy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Copies an inbox for the command {@code signalbox inbox copy}, which sees types of the JDK only.
 *
 * <p>Arguments: {@code from} and {@code to} (URLs), {@code data} (the data folder of the source),
 * {@code without-tables} (handlers, separated by commas). The answer has {@code counts}, a {@code
 * Map<String, long[]>}, or {@code refused}, a text.
 */
final class CopyTool
    implements BiFunction<Map<String, String>, Consumer<String>, Map<String, Object>> {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration ANY = Duration.ofDays(1);

  private final Clock clock;

  CopyTool(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Map<String, Object> apply(Map<String, String> arguments, Consumer<String> progress) {
    Path data = Path.of(arguments.get("data"));
    Set<String> withoutTables =
        Arrays.stream(arguments.getOrDefault("without-tables", "").split(","))
            .filter(name -> !name.isEmpty())
            .collect(Collectors.toSet());
    try {
      return Map.of(
          "counts",
          new InboxCopy(
                  settings(arguments.get("from"), data), settings(arguments.get("to"), data), clock)
              .run(withoutTables, progress));
    } catch (InboxException e) {
      return Map.of("refused", e.getMessage());
    }
  }

  /** Nothing is appended, so what bounds appending has no meaning here. */
  private static InboxSettings settings(String url, Path data) {
    return new InboxSettings(url, data, ANY, 1, 1, PATIENCE, node());
  }

  /** Finds order keys as nodes do. */
  private static NodeSettings node() {
    EventCatalog catalog = new EventCatalog(new JsonCodec(JsonLimits.defaults()));
    return new NodeSettings("", "", NodeSettings.unnamed().shards(), catalog::orderKey);
  }
}
