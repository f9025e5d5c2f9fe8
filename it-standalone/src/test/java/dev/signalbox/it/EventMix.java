package dev.signalbox.it;

import dev.signalbox.testkit.Sample;
import dev.signalbox.testkit.Samples;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * Events of all types in both payload versions: the samples, over and over, each time of other
 * chats, messages, calls, people, lines and times. The same seed makes the same events.
 */
final class EventMix {

  private static final int CHATS = 30;
  private static final int MESSAGES = 600;
  private static final int CALLS = 200;
  private static final int PEOPLE = 25;
  private static final int LINES = 5;
  private static final Pattern TIME = Pattern.compile("20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z");
  private static final Pattern EVENT_ID = Pattern.compile("(\"event_id\": *\")[^\"]*");
  private static final List<String> HEALTHS = List.of("HEALTHY", "AT_RISK", "CRITICAL");
  private static final List<String> REACTIONS = List.of("love", "like", "laugh", "question");

  private final List<Sample> samples = Samples.list();
  private final Random random;
  private final String prefix;
  private int made;

  EventMix(long seed) {
    this.random = new Random(seed);
    this.prefix = "mix-" + seed + "-";
  }

  /** One of them. */
  record Made(String id, String type, byte[] body) {}

  /** The next one; the first are one of each sample. */
  synchronized Made next() {
    Sample sample =
        made < samples.size() ? samples.get(made) : samples.get(random.nextInt(samples.size()));
    String id = prefix + made++;
    String text = new String(sample.body().toByteArray(), StandardCharsets.UTF_8);
    return new Made(id, sample.type(), vary(text, id).getBytes(StandardCharsets.UTF_8));
  }

  /** So many. */
  List<Made> next(int count) {
    List<Made> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(next());
    }
    return all;
  }

  private String vary(String sample, String id) {
    String text = EVENT_ID.matcher(sample).replaceFirst("$1" + id);
    for (Map.Entry<String, String> change : changes().entrySet()) {
      text = text.replace(change.getKey(), change.getValue());
    }
    if (random.nextInt(4) == 0) {
      text = text.replaceFirst("\"id\": \"call-[0-9]*\",\\s*", "");
    }
    Duration later = Duration.ofMillis(random.nextInt(3 * 24 * 3600 * 1000));
    return TIME.matcher(text)
        .replaceAll(time -> Instant.parse(time.group()).plus(later).toString());
  }

  private Map<String, String> changes() {
    int chat = random.nextInt(CHATS);
    int person = random.nextInt(PEOPLE);
    int line = random.nextInt(LINES);
    int other = random.nextInt(PEOPLE);
    return Map.ofEntries(
        Map.entry("a8ca2fa8-8867-47b7-a72c-b0201d76c95b", "chat-" + chat),
        Map.entry("2b78814c-2e00-409c-ae6a-2e683b5f65ff", "group-" + chat),
        Map.entry("7fafe4aa-93a2-48eb-a0f3-a92f240a627a", "person-" + person),
        Map.entry("+12025550177", handle(person)),
        Map.entry("2b7241cf-b22d-4a7d-a134-5324f88b7216", "person-" + other),
        Map.entry("+12025550188", handle(other)),
        Map.entry("584a7f5b-bb79-40c0-a284-2488dbca0639", "line-" + line),
        Map.entry("+12025550123", "+1202555010" + line),
        Map.entry("7bbf905b-b530-48d9-aa37-cdcfda5b49ff", message()),
        Map.entry("ce524932-8301-4301-a62c-2c66de4a3863", message()),
        Map.entry("52d78afa-e8ca-4c96-a6ac-de2ddcdb6edc", message()),
        Map.entry("727c6f67-bc45-4dac-a842-ebeacdaae741", message()),
        Map.entry("e9a516f2-e40c-4ed4-a6b0-72e23ecd84ce", "call-" + random.nextInt(CALLS)),
        Map.entry("\"HEALTHY\"", '"' + HEALTHS.get(random.nextInt(HEALTHS.size())) + '"'),
        Map.entry("\"love\"", '"' + REACTIONS.get(random.nextInt(REACTIONS.size())) + '"'),
        Map.entry("\"FLAGGED\"", random.nextBoolean() ? "\"FLAGGED\"" : "\"ACTIVE\""),
        Map.entry("is on its way", "is on its way " + random.nextInt(50)));
  }

  private String message() {
    return "message-" + random.nextInt(MESSAGES);
  }

  /** The handle of one of the people. */
  static String handle(int person) {
    return "+120255501" + (50 + person);
  }
}
