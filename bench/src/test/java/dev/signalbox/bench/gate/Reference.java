package dev.signalbox.bench.gate;

import dev.signalbox.bench.body.Bodies;
import dev.signalbox.bench.work.Work;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import java.util.StringTokenizer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What the JDK alone takes for one event: an HMAC over the body, and its words in a map. How fast a
 * machine is shows in it as in the steps that are measured.
 */
final class Reference implements Work {

  private static final String ALGORITHM = "HmacSHA256";

  private final byte[] body = Bodies.message(1200).getBytes(StandardCharsets.UTF_8);
  private final Mac mac;

  Reference() {
    try {
      mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(new byte[32], ALGORITHM));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  @Override
  public Object once() {
    Map<String, Integer> words = new HashMap<>();
    StringTokenizer tokens =
        new StringTokenizer(new String(body, StandardCharsets.UTF_8), "\":,{}[] ");
    while (tokens.hasMoreTokens()) {
      words.merge(tokens.nextToken(), 1, Integer::sum);
    }
    return words.size() + mac.doFinal(body)[0];
  }
}
