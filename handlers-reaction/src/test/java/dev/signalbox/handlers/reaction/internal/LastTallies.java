package dev.signalbox.handlers.reaction.internal;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How high each pile is, once as it was published and once as it stands in the table. */
final class LastTallies {

  private static final Pattern ROW =
      Pattern.compile(
          "reaction\\[message_id=(.*?), part_index=(.*?), .* kind=(.*?), emoji=(.*?), sticker=.*?,"
              + " standing=(.),.*");

  private LastTallies() {}

  static Map<String, Integer> of(List<Map<String, ?>> published) {
    Map<String, Integer> last = new TreeMap<>();
    for (Map<String, ?> data : published) {
      Object part = data.containsKey("part_index") ? data.get("part_index") : "-1";
      last.put(
          data.get("message_id")
              + "/"
              + part
              + "/"
              + data.get("reaction_type")
              + "/"
              + Objects.toString(data.get("custom_emoji"), ""),
          (Integer) data.get("count"));
    }
    last.values().removeIf(count -> count == 0);
    return last;
  }

  static Map<String, Integer> ofRows(List<String> rows) {
    Map<String, Integer> counts = new TreeMap<>();
    for (String row : rows) {
      Matcher matcher = ROW.matcher(row);
      if (matcher.matches() && matcher.group(5).equals("1")) {
        counts.merge(
            String.join(
                "/", matcher.group(1), matcher.group(2), matcher.group(3), matcher.group(4)),
            1,
            Integer::sum);
      }
    }
    return counts;
  }
}
