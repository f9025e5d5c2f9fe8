package dev.signalbox.bench.load;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One request, with places for what differs between requests made of it. All of them are of one
 * length, so that a request is a copy of the template with a few bytes changed.
 */
public final class RequestTemplate {

  private static final Pattern EVENT_ID = Pattern.compile("(\"event_id\": ?\")([^\"]*)");

  /** The chats of the samples. */
  private static final List<String> CHATS =
      List.of("a8ca2fa8-8867-47b7-a72c-b0201d76c95b", "2b78814c-2e00-409c-ae6a-2e683b5f65ff");

  /** Their messages and calls. */
  private static final List<String> ENTITIES =
      List.of(
          "7bbf905b-b530-48d9-aa37-cdcfda5b49ff",
          "ce524932-8301-4301-a62c-2c66de4a3863",
          "52d78afa-e8ca-4c96-a6ac-de2ddcdb6edc",
          "727c6f67-bc45-4dac-a842-ebeacdaae741",
          "e9a516f2-e40c-4ed4-a6b0-72e23ecd84ce");

  private static final String TIME = "0000000000";
  private static final String NO_ID = "0".repeat(Ids.LENGTH);

  private final byte[] bytes;
  private final int bodyAt;
  private final Signing signing;
  private final int[] ids;
  private final int[] chats;
  private final int[] entities;
  private final int time;
  private final int signature;

  private RequestTemplate(String head, String body, Signing signing) {
    String request = head + body;
    this.bytes = request.getBytes(StandardCharsets.UTF_8);
    if (bytes.length != request.length()) {
      throw new IllegalArgumentException("a template is ASCII; escape what is not in its JSON");
    }
    this.bodyAt = head.length();
    this.signing = signing;
    this.ids = places(request, List.of(NO_ID));
    this.chats = places(request, CHATS);
    this.entities = places(request, ENTITIES);
    this.time = head.indexOf(TIME, head.indexOf("webhook-timestamp"));
    this.signature = head.indexOf(signing.header()) + signing.header().length();
  }

  /**
   * A request that posts an event.
   *
   * @param path where to
   * @param body the event's JSON, ASCII; its event id, and the chats, messages and calls of the
   *     testkit's samples, become other ones in each request
   */
  public static RequestTemplate post(String path, String body, Signing signing) {
    Matcher id = EVENT_ID.matcher(body);
    String changing = id.replaceFirst("$1" + NO_ID);
    String head =
        "POST "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
            + changing.length()
            + "\r\nwebhook-id: "
            + NO_ID
            + "\r\nwebhook-timestamp: "
            + TIME
            + "\r\n"
            + signing.header()
            + "-".repeat(signing.length())
            + "\r\n\r\n";
    return new RequestTemplate(head, changing, signing);
  }

  /** Length of every request in bytes, head and body. */
  public int length() {
    return bytes.length;
  }

  /** Length of every body in bytes. */
  public int bodyLength() {
    return bytes.length - bodyAt;
  }

  int bodyAt() {
    return bodyAt;
  }

  int signatureAt() {
    return signature;
  }

  Signing signing() {
    return signing;
  }

  /** Fills all places but the signature's. */
  void fill(byte[] into, byte[] id, byte[] chat, byte[] entity, byte[] seconds) {
    System.arraycopy(bytes, 0, into, 0, bytes.length);
    put(id, into, ids);
    put(chat, into, chats);
    put(entity, into, entities);
    System.arraycopy(seconds, 0, into, time, TIME.length());
  }

  private static void put(byte[] text, byte[] into, int[] places) {
    for (int place : places) {
      System.arraycopy(text, 0, into, place, Ids.LENGTH);
    }
  }

  private static int[] places(String text, List<String> wanted) {
    List<Integer> found = new ArrayList<>();
    for (String one : wanted) {
      for (int at = text.indexOf(one); at >= 0; at = text.indexOf(one, at + 1)) {
        found.add(at);
        at += Ids.LENGTH;
      }
    }
    return found.stream().mapToInt(Integer::intValue).toArray();
  }
}
