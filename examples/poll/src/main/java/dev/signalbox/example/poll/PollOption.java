package dev.signalbox.example.poll;

import dev.signalbox.api.Data;
import dev.signalbox.api.Handle;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What can be voted for.
 *
 * @param id Linq's id of the option
 * @param text what it says
 * @param creator who added it
 * @param voters who has voted for it
 */
public record PollOption(
    String id, Optional<String> text, Optional<Handle> creator, List<PollVoter> voters) {

  /** Checks that nothing is null and copies the voters. */
  public PollOption {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(creator, "creator");
    voters = List.copyOf(voters);
  }

  /**
   * Reads one. The creator may be null, whatever the documented type says.
   *
   * @throws dev.signalbox.api.UnreadableEventException when it has no id
   */
  static PollOption from(Data data) {
    return new PollOption(
        data.requiredText("option_id"),
        data.string("text"),
        data.object("creator_handle").flatMap(Handle::from),
        data.objects("voters").stream().flatMap(voter -> voter(voter).stream()).toList());
  }

  /** Of a voter without a handle nobody could tell who it was, so it is left out. */
  private static Optional<PollVoter> voter(Data data) {
    return data.string("handle")
        .or(() -> data.object("handle").flatMap(Handle::from).map(Handle::handle))
        .map(handle -> new PollVoter(handle, data.instant("voted_at")));
  }
}
