package dev.signalbox.verifier;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads signatures leniently: as the spellings other tools write, each with what is wrong in it.
 */
final class GivenSignatures {

  private static final int MAX_TOKENS = 16;
  private static final int MAX_HEADER = 8192;
  private static final int MAC_BYTES = 32;

  private GivenSignatures() {}

  /** The signatures in the header of a scheme, at most 16. */
  static List<Guess<GivenSignature>> in(HeaderSource headers, Scheme scheme) {
    String name = scheme == Scheme.STANDARD ? HeaderNames.SIGNATURE : HeaderNames.LEGACY_SIGNATURE;
    List<Guess<GivenSignature>> found = new ArrayList<>();
    for (String value : headers.values(name)) {
      for (String token : tokens(value)) {
        if (found.size() < MAX_TOKENS) {
          read(scheme, name, token).ifPresent(found::add);
        }
      }
    }
    return found;
  }

  private static List<String> tokens(String value) {
    String text = value.length() > MAX_HEADER ? value.substring(0, MAX_HEADER) : value;
    // A proxy that joins doubled headers puts a comma between their values.
    return List.of(text.replace(",v1,", " v1,").replace(", ", " ").trim().split("\\s+"));
  }

  private static Optional<Guess<GivenSignature>> read(Scheme scheme, String name, String token) {
    List<Finding> findings = new ArrayList<>();
    String encoded = withoutLabel(scheme, name, token, findings);
    return decode(scheme, name, encoded, findings)
        .filter(mac -> mac.length == MAC_BYTES)
        .map(mac -> new Guess<>(new GivenSignature(scheme, mac), List.copyOf(findings)));
  }

  private static String withoutLabel(
      Scheme scheme, String name, String token, List<Finding> findings) {
    if (token.startsWith("sha256=")) {
      findings.add(
          prefix(name + " begins with sha256=, which this version of the API does not write"));
      return token.substring("sha256=".length());
    }
    int comma = token.indexOf(',');
    boolean labelled = comma > 0;
    if (scheme == Scheme.LEGACY && labelled) {
      findings.add(
          prefix(name + " has a version in front, which the legacy scheme does not write"));
    } else if (scheme == Scheme.STANDARD && !labelled) {
      findings.add(prefix(name + " lacks the v1, in front of the signature"));
    } else if (scheme == Scheme.STANDARD && !token.startsWith("v1,")) {
      findings.add(prefix(name + " names another version than v1 for a signature of version 1"));
    }
    return labelled ? token.substring(comma + 1) : token;
  }

  private static Optional<byte[]> decode(
      Scheme scheme, String name, String text, List<Finding> findings) {
    if (text.length() == 2 * MAC_BYTES) {
      Optional<byte[]> bytes = hex(text);
      if (bytes.isPresent() && scheme == Scheme.STANDARD) {
        findings.add(encoding(name + " holds hex where padded Base64 is expected"));
      } else if (bytes.isPresent() && !text.equals(text.toLowerCase(Locale.ROOT))) {
        findings.add(encoding(name + " holds upper-case hex where lower case is expected"));
      }
      return bytes;
    }
    if (scheme == Scheme.LEGACY) {
      findings.add(encoding(name + " holds Base64 where 64 lower-case hex digits are expected"));
    } else if (StrictBase64.decode(text).isEmpty()) {
      findings.add(
          encoding(name + " holds Base64 without padding, in the URL alphabet or not canonical"));
    }
    return LenientBase64.decode(text);
  }

  private static Optional<byte[]> hex(String text) {
    try {
      return Optional.of(HexFormat.of().parseHex(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Finding prefix(String found) {
    return new Finding(
        "signature-prefix",
        found + ". Correct the sender, or what rewrites the header between it and here.");
  }

  private static Finding encoding(String found) {
    return new Finding(
        "signature-encoding",
        found + ". Correct the sender, or what rewrites the header between it and here.");
  }
}
