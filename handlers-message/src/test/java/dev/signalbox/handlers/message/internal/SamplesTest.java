package dev.signalbox.handlers.message.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.testkit.Samples;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SamplesTest {

  private static final String OURS = "7bbf905b-b530-48d9-aa37-cdcfda5b49ff";

  @TempDir Path folder;
  private final SampleEvents samples = new SampleEvents();
  private TestStorage storage;
  private TestHandler handler;

  @BeforeEach
  void open() {
    storage = new TestStorage(folder.resolve("handler.db"));
    handler = new TestHandler(storage);
  }

  @ParameterizedTest
  @ValueSource(strings = {Samples.V2025, Samples.V2026})
  void bothVersions_giveTheSameMessages(String version) throws Exception {
    samples.all(version).forEach(handler::handle);

    assertThat(
            storage.rows(
                "SELECT message_id, chat_id, direction, state, service, sender_handle, sent_at,"
                    + " delivered_at, read_at, idempotency_key FROM message WHERE message_id = '"
                    + OURS
                    + "'"))
        .containsExactly(
            "[message_id="
                + OURS
                + ", chat_id=a8ca2fa8-8867-47b7-a72c-b0201d76c95b, direction=outbound, state=read,"
                + " service=iMessage, sender_handle=+12025550123,"
                + " sent_at=2026-03-04T09:15:02.118000000Z,"
                + " delivered_at=2026-03-04T09:15:04.902000000Z,"
                + " read_at=2026-03-04T09:16:30.441000000Z,"
                + " idempotency_key=order-4711-confirm]");
    assertThat(
            storage.rows(
                "SELECT direction, state, reply_to_message_id, reply_to_part_index FROM message"
                    + " WHERE message_id = 'ce524932-8301-4301-a62c-2c66de4a3863'"))
        .containsExactly(
            "[direction=inbound, state=received, reply_to_message_id="
                + OURS
                + ", reply_to_part_index=0]");
    assertThat(
            storage.rows(
                "SELECT kind, value, filename, size_bytes FROM message_part WHERE"
                    + " message_id = '"
                    + OURS
                    + "' ORDER BY part_index"))
        .containsExactly(
            "[kind=text, value=Your order 4711 is on its way., filename=null, size_bytes=null]",
            "[kind=media, value=null, filename=invoice.pdf, size_bytes=48213]");
  }

  @Test
  void serviceAndEffectThatNobodyKnows_keepTheirText() throws Exception {
    handler
        .handle(
            samples.decode(
                Samples.V2026,
                "message.sent",
                "\"effect\": null",
                "\"effect\": {\"type\": \"room\", \"name\": \"fog\"}"))
        .handle(
            samples.decode(
                Samples.V2026,
                "message.received",
                "\"service\": \"iMessage\"\n  }",
                "\"service\": \"Pigeon\"\n  }"));

    assertThat(
            storage.rows(
                "SELECT direction, service, effect_type, effect_name FROM message"
                    + " ORDER BY direction"))
        .isEqualTo(
            List.of(
                "[direction=inbound, service=Pigeon, effect_type=null, effect_name=null]",
                "[direction=outbound, service=iMessage, effect_type=room, effect_name=fog]"));
  }
}
