package dev.signalbox.core.receive;

import dev.signalbox.core.inbox.AppendResult;
import dev.signalbox.core.inbox.AppendResult.Outcome;
import dev.signalbox.core.inbox.Inbox;
import dev.signalbox.core.inbox.NewEvent;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Notes what is appended and answers as a test says; every other method fails. */
public final class FakeInbox {

  private final List<NewEvent> appended = new CopyOnWriteArrayList<>();
  private volatile Function<NewEvent, CompletionStage<AppendResult>> answer =
      event -> result(Outcome.STORED);

  public void answers(Function<NewEvent, CompletionStage<AppendResult>> next) {
    answer = next;
  }

  public void failsWith(RuntimeException failure) {
    answers(event -> CompletableFuture.failedFuture(failure));
  }

  public CompletionStage<AppendResult> result(Outcome outcome) {
    return CompletableFuture.completedFuture(new AppendResult(appended.size(), outcome));
  }

  public List<NewEvent> appended() {
    return appended;
  }

  public Inbox inbox() {
    return (Inbox)
        Proxy.newProxyInstance(
            Inbox.class.getClassLoader(),
            new Class<?>[] {Inbox.class},
            (proxy, method, arguments) -> {
              if (!method.getName().equals("append")) {
                throw new UnsupportedOperationException(method.getName());
              }
              appended.add((NewEvent) arguments[0]);
              return answer.apply((NewEvent) arguments[0]);
            });
  }
}
