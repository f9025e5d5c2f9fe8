package dev.signalbox.testkit.event;

import dev.signalbox.api.Service;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Linq's objects for those who take part in a chat (protocol.md, 3.2), with made-up numbers. */
final class Handles {

  static final String LINE = "+12025550123";
  static final String PERSON = "+12025550177";

  private Handles() {}

  static Map<String, Object> line() {
    return of(LINE, true);
  }

  static Map<String, Object> person() {
    return of(PERSON, false);
  }

  static Map<String, Object> of(String handle, boolean isMe) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("id", "handle-of-" + handle);
    object.put("handle", handle);
    object.put("is_me", isMe);
    object.put("service", "iMessage");
    object.put("status", "active");
    object.put("joined_at", EventBuilder.NOON.minusSeconds(86_400));
    object.put("left_at", Optional.empty());
    return object;
  }

  static Map<String, Object> chat() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("id", "chat-1");
    object.put("is_group", false);
    object.put("owner_handle", line());
    object.put("health_status", health());
    return object;
  }

  static Map<String, Object> health() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("status", "HEALTHY");
    object.put("doc_url", "https://docs.linqapp.com/guides/chats/chat-health#healthy");
    object.put("updated_at", EventBuilder.NOON.minusSeconds(3600));
    return object;
  }

  /** As Linq writes it. */
  static String text(Service service) {
    return service == Service.IMESSAGE ? "iMessage" : service.name();
  }
}
