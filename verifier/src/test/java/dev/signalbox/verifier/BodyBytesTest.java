package dev.signalbox.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class BodyBytesTest {

  @Test
  void bodyThatIsALineEnd_becomesEmpty() {
    assertThat(BodyBytes.withoutLastLineEnd(Deliveries.utf8("\n"))).isEmpty();
    assertThat(BodyBytes.withoutLastLineEnd(Deliveries.utf8("\r\n"))).isEmpty();
    assertThat(BodyBytes.withoutLastLineEnd(new byte[0])).isEmpty();
  }

  @Test
  void loneLineFeeds_becomeCrLf() {
    assertThat(BodyBytes.toCrLf(Deliveries.utf8("\na\r\nb\n")))
        .isEqualTo(Deliveries.utf8("\r\na\r\nb\r\n"));
  }

  @Test
  void bodyThatIsAByteOrderMark_hasOne() {
    byte[] mark = Deliveries.utf8("\ufeff");

    assertThat(BodyBytes.hasBom(mark)).isTrue();
    assertThat(BodyBytes.toggleBom(mark)).isEmpty();
    assertThat(BodyBytes.hasBom(new byte[2])).isFalse();
  }

  @Test
  void packedBody_isUnpackedUpToTheLimit() throws IOException {
    byte[] body = Deliveries.utf8("0123456789");
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(body);
    }

    assertThat(BodyBytes.unpacked(packed.toByteArray(), 10)).contains(body);
    assertThat(BodyBytes.unpacked(packed.toByteArray(), 9)).isEmpty();
  }
}
