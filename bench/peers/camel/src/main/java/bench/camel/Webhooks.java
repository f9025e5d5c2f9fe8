package bench.camel;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;

/** A route that checks the signature and the time, and answers. It stores nothing. */
final class Webhooks extends RouteBuilder {

  private static final long TOLERANCE = 300;

  private final SecretKeySpec key;

  Webhooks(String secret) {
    this.key =
        new SecretKeySpec(
            Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256");
  }

  @Override
  public void configure() {
    from("platform-http:/webhooks/linq?httpMethodRestrict=POST")
        .process(
            exchange -> {
              boolean genuine = genuine(exchange.getMessage());
              exchange.getMessage().setBody("");
              exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, genuine ? 200 : 401);
            });
  }

  private boolean genuine(Message message) throws GeneralSecurityException {
    String id = message.getHeader("webhook-id", String.class);
    String time = message.getHeader("webhook-timestamp", String.class);
    String signature = message.getHeader("webhook-signature", String.class);
    byte[] body = message.getBody(byte[].class);
    if (id == null || time == null || signature == null || body == null) {
      return false;
    }
    if (Math.abs(Instant.now().getEpochSecond() - Long.parseLong(time)) > TOLERANCE) {
      return false;
    }
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(key);
    mac.update((id + "." + time + ".").getBytes(StandardCharsets.US_ASCII));
    String expected = "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.US_ASCII));
  }
}
