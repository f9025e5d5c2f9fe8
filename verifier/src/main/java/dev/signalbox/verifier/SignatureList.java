package dev.signalbox.verifier;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the value of {@code webhook-signature}: entries {@code version,signature} with one space
 * between them.
 *
 * <p>Any entry that matches counts (protocol.md, 2.2). So an entry of an unknown version, without a
 * version, or not well-formed is skipped where another one can match; where none can, the first
 * fault names the reason. An empty entry, made by a space in front, at the end or doubled, refuses
 * the whole header: no signer writes it.
 */
final class SignatureList {

  /** More entries than any swap of keys needs, few enough that comparing them costs nothing. */
  static final int MAX_ENTRIES = 16;

  /** Room for 16 entries of the longest version known ({@code v1a} with 88 characters). */
  static final int MAX_LENGTH = 2048;

  private static final String VERSION = "v1,";
  private static final int MAC_BYTES = 32;

  private SignatureList() {}

  /** The well-formed signatures of version 1, at least one. */
  static List<byte[]> parse(String value) {
    checkEntries(value);
    List<byte[]> candidates = new ArrayList<>(2);
    Optional<Refusal> fault = Optional.empty();
    for (int from = 0; from < value.length(); ) {
      int to = endOfEntry(value, from);
      try {
        candidates.add(decode(value, from, to));
      } catch (Refusal refusal) {
        fault = worse(fault, refusal);
      }
      from = to + 1;
    }
    if (candidates.isEmpty()) {
      throw fault.orElseThrow();
    }
    return candidates;
  }

  private static void checkEntries(String value) {
    int entries = 0;
    for (int from = 0; from <= value.length(); entries++) {
      int to = endOfEntry(value, from);
      if (to == from) {
        throw new Refusal(
            Reason.SIGNATURE_LIST_SPACING,
            HeaderNames.SIGNATURE + " has an empty entry at position " + from);
      }
      from = to + 1;
    }
    if (entries > MAX_ENTRIES) {
      throw new Refusal(
          Reason.TOO_MANY_SIGNATURES,
          HeaderNames.SIGNATURE + " has " + entries + " entries, allowed are " + MAX_ENTRIES);
    }
  }

  private static int endOfEntry(String value, int from) {
    int space = value.indexOf(' ', from);
    return space < 0 ? value.length() : space;
  }

  /** An unknown version is no fault where an entry of version 1 has one. */
  private static Optional<Refusal> worse(Optional<Refusal> known, Refusal found) {
    return known
        .filter(one -> one.reason() != Reason.UNKNOWN_SIGNATURE_VERSION)
        .or(() -> Optional.of(found));
  }

  private static byte[] decode(String value, int from, int to) {
    int comma = value.indexOf(',', from);
    if (comma < 0 || comma >= to) {
      throw new Refusal(
          Reason.SIGNATURE_WITHOUT_VERSION,
          HeaderNames.SIGNATURE + " has an entry without a version at position " + from);
    }
    if (!value.startsWith(VERSION, from)) {
      throw new Refusal(
          Reason.UNKNOWN_SIGNATURE_VERSION, HeaderNames.SIGNATURE + " has no entry of version v1");
    }
    StrictBase64.Decoded decoded =
        StrictBase64.read(value, comma + 1, to)
            .filter(one -> one.bytes().length == MAC_BYTES)
            .orElseThrow(
                () ->
                    new Refusal(
                        Reason.MALFORMED_SIGNATURE,
                        "the entry of "
                            + HeaderNames.SIGNATURE
                            + " at position "
                            + from
                            + " is not the padded Base64 of "
                            + MAC_BYTES
                            + " bytes"));
    if (!decoded.canonical()) {
      throw new Refusal(
          Reason.NON_CANONICAL_BASE64,
          "the entry of " + HeaderNames.SIGNATURE + " at position " + from + " is not canonical");
    }
    return decoded.bytes();
  }
}
