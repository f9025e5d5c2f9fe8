package dev.signalbox.cli.internal;

import jakarta.json.JsonObject;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What became of one change, in one line for a person. */
final class OutcomeText {

  private OutcomeText() {}

  static String of(JsonObject outcome) {
    String message = JsonText.show(outcome, "message");
    String what =
        Stream.of(
                "endpoint " + JsonText.show(outcome, "endpoint") + ":",
                JsonText.show(outcome, "action"),
                JsonText.show(outcome, "subscription_id"),
                outcome.getBoolean("done", false) ? "" : "NOT DONE")
            .filter(word -> !word.isEmpty())
            .collect(Collectors.joining(" "));
    return message.isEmpty() ? what : what + ": " + message;
  }
}
