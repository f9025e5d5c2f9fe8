package bench.spring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.http.HttpHeaders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Verifies, stores, answers. */
@RestController
class Webhooks {

  private final Webhook verifier;
  private final StoredEvents events;
  private final ObjectMapper mapper;

  Webhooks(
      @Value("${LINQ_WEBHOOK_SECRET}") String secret, StoredEvents events, ObjectMapper mapper) {
    this.verifier = new Webhook(secret);
    this.events = events;
    this.mapper = mapper;
  }

  @PostMapping("/webhooks/linq")
  ResponseEntity<Void> receive(
      @RequestBody String body, @RequestHeader org.springframework.http.HttpHeaders headers)
      throws JsonProcessingException {
    try {
      verifier.verify(body, plain(headers));
    } catch (WebhookVerificationException e) {
      return ResponseEntity.status(401).build();
    }
    JsonNode event = mapper.readTree(body);
    try {
      events.save(
          new StoredEvent(event.get("event_id").asText(), event.get("event_type").asText(), body));
    } catch (DataIntegrityViolationException known) {
      return ResponseEntity.ok().build();
    }
    return ResponseEntity.ok().build();
  }

  private static HttpHeaders plain(org.springframework.http.HttpHeaders headers) {
    Map<String, List<String>> all = new HashMap<>();
    for (String name : List.of("webhook-id", "webhook-timestamp", "webhook-signature")) {
      all.put(name, headers.getOrDefault(name, List.of()));
    }
    return HttpHeaders.of(all, (name, value) -> true);
  }
}
