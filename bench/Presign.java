import dev.signalbox.testkit.Sample;
import dev.signalbox.testkit.Samples;
import dev.signalbox.verifier.Signer;
import dev.signalbox.verifier.SigningSecret;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * Writes signed HTTP requests, each with an event id of its own, for a load generator to send as they are. Each is
 * preceded by its length in eight digits. Arguments: file, number of requests, secret.
 */
public final class Presign {

  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[0]);
    int count = Integer.parseInt(arguments[1]);
    SigningSecret secret = SigningSecret.of("bench", arguments[2]);
    Sample sample =
        Samples.list("2026-02-03").stream()
            .filter(candidate -> candidate.type().equals("message.received") && candidate.variant().isEmpty())
            .findFirst()
            .orElseThrow();
    // Compact, as Linq sends it.
    String template = new String(sample.bytes(), StandardCharsets.UTF_8).replaceAll("\\n\\s*", "").replace("\": ", "\":");
    String oldId = template.replaceAll(".*\"event_id\":\"([^\"]+)\".*", "$1");
    Signer signer = new Signer();
    Instant now = Instant.now();
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      for (int i = 0; i < count; i++) {
        String id = UUID.randomUUID().toString();
        byte[] body = template.replace(oldId, id).getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder("POST /webhooks/linq HTTP/1.1\r\nHost: localhost\r\n");
        head.append("Content-Type: application/json\r\nContent-Length: ").append(body.length).append("\r\n");
        for (Map.Entry<String, String> header : signer.standard(secret, id, now, body).entrySet()) {
          head.append(header.getKey()).append(": ").append(header.getValue()).append("\r\n");
        }
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
        out.write(String.format("%08d", start.length + body.length).getBytes(StandardCharsets.US_ASCII));
        out.write(start);
        out.write(body);
      }
    }
  }
}
