package dev.signalbox.cli.internal;

import dev.signalbox.testkit.Sample;
import dev.signalbox.testkit.Samples;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Delivers one signed sample of every event type in both payload versions. */
final class DemoSamples {

  private final URI url;
  private final SignedPost post;
  private final Clock clock;

  DemoSamples(URI url, SignedPost post, Clock clock) {
    this.url = Objects.requireNonNull(url, "url");
    this.post = Objects.requireNonNull(post, "post");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  static List<String> types() {
    return Samples.list().stream().map(Sample::type).toList();
  }

  /** The ids of those that were answered with 200. */
  List<String> deliver(PrintWriter out) {
    List<String> delivered = new ArrayList<>();
    Table table = new Table("DELIVERY", "PAYLOAD VERSION", "ANSWER");
    for (Sample sample : Samples.list()) {
      String id = UUID.randomUUID().toString();
      Instant now = clock.instant();
      int status = post.send(url, id, sample.type(), now, SampleBodies.fresh(sample, id, now));
      table.row(
          sample.type() + sample.variant().map(variant -> " (" + variant + ")").orElse(""),
          sample.version(),
          "" + status);
      if (status == 200) {
        delivered.add(id);
      }
    }
    table.print(out);
    return delivered;
  }
}
