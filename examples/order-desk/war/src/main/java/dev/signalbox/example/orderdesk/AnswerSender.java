package dev.signalbox.example.orderdesk;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the answers that wait, once a second, on a thread of the server. */
@ApplicationScoped
public class AnswerSender {

  private static final Logger LOG = LoggerFactory.getLogger(AnswerSender.class);
  private static final int MOST_ATTEMPTS = 20;
  private static final Duration LONGEST_DELAY = Duration.ofMinutes(5);

  @Inject private Outbox outbox;
  @Inject private LinqSettings settings;
  @Resource private ManagedScheduledExecutorService executor;

  private Optional<LinqMessages> linq = Optional.empty();
  private Optional<Future<?>> timer = Optional.empty();

  @PostConstruct
  void connect() {
    linq = settings.key().map(key -> new LinqMessages(settings.url(), key, executor));
    if (linq.isEmpty()) {
      LOG.warn("DESK-1 answers wait until there is a key for Linq's API (LINQ_API_V3_API_KEY)");
    }
  }

  void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
    timer = Optional.of(executor.scheduleWithFixedDelay(this::sendDue, 1, 1, TimeUnit.SECONDS));
  }

  @PreDestroy
  void stop() {
    timer.ifPresent(task -> task.cancel(true));
  }

  private void sendDue() {
    try {
      if (linq.isPresent()) {
        for (Answer answer : outbox.due(Instant.now())) {
          send(linq.get(), answer);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the application stops
    } catch (RuntimeException e) {
      // Thrown on, it would end the timer: what waits is found again at the next round.
      LOG.warn("DESK-2 the waiting answers could not be sent; tried again in a second", e);
    }
  }

  private void send(LinqMessages to, Answer answer) throws InterruptedException {
    Sending sending = to.send(answer.chatId(), answer.text(), answer.idempotencyKey());
    switch (sending.result()) {
      case SENT -> outbox.sent(answer.orderNumber());
      case NEVER -> fail(answer, sending);
      case LATER -> {
        if (answer.attempts() + 1 >= MOST_ATTEMPTS) {
          fail(answer, sending);
        } else {
          outbox.again(
              answer.orderNumber(),
              Instant.now().plus(sending.retryAfter().orElse(delay(answer.attempts()))),
              sending.why());
        }
      }
    }
  }

  private void fail(Answer answer, Sending sending) {
    outbox.failed(answer.orderNumber(), sending.why());
    LOG.error(
        "DESK-3 the answer to order {} was not sent: Linq {}", answer.orderNumber(), sending.why());
  }

  /** A second, doubling. */
  private static Duration delay(int attempts) {
    Duration doubled = Duration.ofSeconds(1L << Math.min(attempts, 10));
    return doubled.compareTo(LONGEST_DELAY) < 0 ? doubled : LONGEST_DELAY;
  }
}
