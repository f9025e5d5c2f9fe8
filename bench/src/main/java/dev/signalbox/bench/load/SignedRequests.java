package dev.signalbox.bench.load;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/**
 * So many requests, signed beforehand, each with an id of its own. Only signatures are kept; the
 * rest is put together when a request is sent, which takes a copy and no arithmetic.
 */
public final class SignedRequests {

  /** Events of one round of the templates share a chat and a message; there are so many chats. */
  private static final int CHATS = 500;

  private static final int CHUNK = 2_000;

  private final List<RequestTemplate> templates;
  private final Ids ids;
  private final long first;
  private final int count;
  private final byte[] seconds;
  private final byte[] signatures;
  private final byte[][] chats =
      IntStream.range(0, CHATS).mapToObj(SignedRequests::chat).toArray(byte[][]::new);

  private SignedRequests(
      List<RequestTemplate> templates, Ids ids, long first, int count, Instant now) {
    this.templates = List.copyOf(templates);
    this.ids = ids;
    this.first = first;
    this.count = count;
    this.seconds = Long.toString(now.getEpochSecond()).getBytes(StandardCharsets.US_ASCII);
    this.signatures = new byte[Math.multiplyExact(count, BodySigner.LENGTH)];
  }

  /**
   * Signs, on all processors.
   *
   * @param templates taken in turn
   * @param first number of the first id
   * @param count how many
   * @param secret the signing secret's text, {@code whsec_...}
   * @param now the time of all requests; receivers take it for minutes only
   */
  public static SignedRequests sign(
      List<RequestTemplate> templates, Ids ids, long first, int count, String secret, Instant now) {
    SignedRequests made = new SignedRequests(templates, ids, first, count, now);
    byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
    IntStream.range(0, (count + CHUNK - 1) / CHUNK)
        .parallel()
        .forEach(chunk -> made.sign(chunk * CHUNK, Math.min(count, (chunk + 1) * CHUNK), key));
    return made;
  }

  private void sign(int from, int to, byte[] key) {
    BodySigner signer = new BodySigner(key);
    byte[] scratch = new byte[longest()];
    for (int i = from; i < to; i++) {
      RequestTemplate template = fill(i, scratch);
      byte[] signature = signer.sign(template, scratch, id(i), seconds);
      System.arraycopy(signature, 0, signatures, i * BodySigner.LENGTH, BodySigner.LENGTH);
    }
  }

  /** How many there are. */
  public int count() {
    return count;
  }

  /** The number of the id of the first request. */
  public long first() {
    return first;
  }

  /** The ids they are numbered by. */
  public Ids ids() {
    return ids;
  }

  /** Length of the longest request in bytes. */
  public int longest() {
    return templates.stream().mapToInt(RequestTemplate::length).max().orElseThrow();
  }

  /**
   * Writes a request, head and body.
   *
   * @param request 0 to {@link #count()} - 1
   * @param into has place for {@link #longest()} bytes
   * @return its length
   */
  public int write(int request, byte[] into) {
    RequestTemplate template = fill(request, into);
    byte[] signature = new byte[BodySigner.LENGTH];
    System.arraycopy(signatures, request * BodySigner.LENGTH, signature, 0, BodySigner.LENGTH);
    byte[] text =
        template.signing() == Signing.STANDARD
            ? Base64.getEncoder().encode(signature)
            : HexFormat.of().formatHex(signature).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(text, 0, into, template.signatureAt(), text.length);
    return template.length();
  }

  private RequestTemplate fill(int request, byte[] into) {
    long number = first + request;
    RequestTemplate template = templates.get((int) (number % templates.size()));
    long round = number / templates.size();
    byte[] entity = new byte[Ids.LENGTH];
    ids.write(round, entity, 0);
    // Of the form of an id, and none of the ids of events.
    entity[0] = 'm';
    template.fill(into, id(request), chats[(int) (round % CHATS)], entity, seconds);
    return template;
  }

  private static byte[] chat(int number) {
    return "00000000-0000-4000-8000-%012x".formatted(number).getBytes(StandardCharsets.US_ASCII);
  }

  private byte[] id(int request) {
    byte[] id = new byte[Ids.LENGTH];
    ids.write(first + request, id, 0);
    return id;
  }
}
