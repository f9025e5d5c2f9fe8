package dev.signalbox.example.orderdesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinqMessagesTest {

  private LinqStandIn linq;
  private LinqMessages messages;

  @BeforeEach
  void start() throws IOException {
    linq = new LinqStandIn(0);
    messages = new LinqMessages(linq.base(), "the-key", Runnable::run);
  }

  @AfterEach
  void stop() {
    linq.close();
  }

  private Sending send() throws InterruptedException {
    return messages.send("chat/1", "Thank \"you\"", "key-1");
  }

  @Test
  void message_isSentAsLinqWantsIt() throws Exception {
    assertThat(send()).isEqualTo(Sending.sent());

    assertThat(linq.requests())
        .containsExactly(
            new LinqStandIn.Request(
                "POST /api/partner/v3/chats/chat%2F1/messages",
                "Bearer the-key",
                "{\"message\":{\"parts\":[{\"type\":\"text\",\"value\":\"Thank \\\"you\\\"\"}],"
                    + "\"idempotency_key\":\"key-1\"}}"));
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 408, 409, 500, 503})
  void whatMayPass_isTriedAgain(int status) throws Exception {
    linq.reply(new LinqStandIn.Reply(status, -1));

    assertThat(send().result()).isEqualTo(Sending.Result.LATER);
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 400, 403, 404, 422})
  void whatStays_isNotTriedAgain(int status) throws Exception {
    linq.reply(new LinqStandIn.Reply(status, -1));

    Sending sending = send();

    assertThat(sending.result()).isEqualTo(Sending.Result.NEVER);
    assertThat(sending.why()).contains(Integer.toString(status));
  }

  @Test
  void rateLimit_saysHowLongToWait() throws Exception {
    linq.reply(new LinqStandIn.Reply(429, 7));
    assertThat(send().retryAfter()).hasValue(Duration.ofSeconds(7));

    linq.reply(new LinqStandIn.Reply(429, 999_999));
    assertThat(send().retryAfter()).hasValue(Duration.ofHours(1));
  }

  @Test
  void nobodyThere_isTriedAgain() throws Exception {
    URI gone = linq.base();
    linq.close();

    assertThat(
            new LinqMessages(gone, "the-key", Runnable::run).send("chat", "text", "key").result())
        .isEqualTo(Sending.Result.LATER);
  }
}
