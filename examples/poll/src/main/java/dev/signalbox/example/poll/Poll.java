package dev.signalbox.example.poll;

import dev.signalbox.api.Data;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A poll (protocol.md, 3.8).
 *
 * @param options in their order
 * @param totalVoters how many people have voted
 */
public record Poll(List<PollOption> options, Optional<Integer> totalVoters) {

  /** Copies the options. */
  public Poll {
    options = List.copyOf(options);
    Objects.requireNonNull(totalVoters, "totalVoters");
  }

  static Poll from(Data data) {
    return new Poll(
        data.objects("options").stream().map(PollOption::from).toList(),
        data.intValue("total_voters"));
  }
}
