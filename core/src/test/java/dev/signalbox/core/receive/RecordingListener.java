package dev.signalbox.core.receive;

import dev.signalbox.core.inbox.AppendResult;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Notes what it is told, one text for each call. */
public final class RecordingListener implements ReceiverListener {

  private final List<String> calls = new CopyOnWriteArrayList<>();

  public List<String> calls() {
    return calls;
  }

  @Override
  public void received(
      String endpoint, AppendResult.Outcome outcome, boolean readable, int bytes, Duration took) {
    if (took.isNegative()) {
      throw new AssertionError(took);
    }
    calls.add("received " + endpoint + " " + outcome + " " + readable + " " + bytes);
  }

  @Override
  public void refused(String endpoint, String reason) {
    calls.add("refused " + endpoint + " " + reason);
  }

  @Override
  public void unavailable(String endpoint, Unavailability why) {
    calls.add("unavailable " + endpoint + " " + why.code());
  }

  @Override
  public void rejected(int status) {
    calls.add("rejected " + status);
  }

  @Override
  public void aborted() {
    calls.add("aborted");
  }
}
