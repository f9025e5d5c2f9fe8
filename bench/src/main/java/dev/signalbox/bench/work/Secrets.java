package dev.signalbox.bench.work;

import dev.signalbox.verifier.KeyRing;
import dev.signalbox.verifier.SigningSecret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.IntStream;

/** Signing secrets that guard nothing. */
public final class Secrets {

  private Secrets() {}

  /** The bytes of one of them, which are ASCII, for what takes those. */
  public static String plain(int number) {
    return "bench-signing-secret-number-%04d".formatted(number);
  }

  /** The text of one of them, as Linq would show it. */
  public static String text(int number) {
    byte[] key = plain(number).getBytes(StandardCharsets.US_ASCII);
    return "whsec_" + Base64.getEncoder().encodeToString(key);
  }

  /** One of them. */
  public static SigningSecret secret(int number) {
    return SigningSecret.of("key-" + number, text(number));
  }

  /** A ring of the first so many. */
  public static KeyRing ring(int keys) {
    return new KeyRing(IntStream.range(0, keys).mapToObj(Secrets::secret).toList());
  }
}
