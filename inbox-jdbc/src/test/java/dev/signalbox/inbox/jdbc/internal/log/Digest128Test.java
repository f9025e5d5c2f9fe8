package dev.signalbox.inbox.jdbc.internal.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.inbox.NewEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Digests are stored: another way to make them would let every known event in once more. */
class Digest128Test {

  @Test
  void key_isTheSha256OfEndpointZeroAndKey() {
    // printf 'default\0e1' | sha256sum
    assertThat(Digest128.ofKey(event("default", "e1")))
        .isEqualTo(new Digest128(0xa3dd83afec877da7L, 0x6b2f8ade81614011L));
  }

  @Test
  void body_isItsSha256() {
    // printf 'hello' | sha256sum
    assertThat(Digest128.ofBody("hello".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(new Digest128(0x2cf24dba5fb0a30eL, 0x26e83b2ac5b9e29eL));
  }

  @Test
  void endpointAndKey_doNotRunIntoEachOther() {
    assertThat(Digest128.ofKey(event("ab", "c"))).isNotEqualTo(Digest128.ofKey(event("a", "bc")));
  }

  @Test
  void bytes_areReadBack() {
    Digest128 digest = new Digest128(-2, 3);
    assertThat(digest.bytes()).hasSize(16);
    assertThat(Digest128.read(digest.bytes())).isEqualTo(digest);
  }

  private static NewEvent event(String endpoint, String key) {
    return new NewEvent(endpoint, key, key, "t.t", true, Instant.EPOCH, new byte[0]);
  }
}
