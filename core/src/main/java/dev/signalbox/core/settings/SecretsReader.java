package dev.signalbox.core.settings;

import dev.signalbox.verifier.InvalidSecretException;
import dev.signalbox.verifier.Scheme;
import dev.signalbox.verifier.SigningSecret;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the secrets of one endpoint. Its problems name a secret by its place, never by its text.
 */
final class SecretsReader {

  private static final int MOST = 16;
  private static final int LONGEST_ID = 64;

  private final Found raw;
  private final Set<Scheme> schemes;
  private final List<String> problems;
  private final Set<String> ids = new HashSet<>();
  private final List<SigningSecret> ring = new ArrayList<>();

  SecretsReader(Found raw, Set<Scheme> schemes, List<String> problems) {
    this.raw = raw;
    this.schemes = schemes;
    this.problems = problems;
  }

  /** The secrets; empty when there was a problem. */
  List<SigningSecret> read() {
    int before = problems.size();
    String[] entries = raw.value().split(",", -1);
    if (entries.length > MOST) {
      problems.add(
          raw.at()
              + "found "
              + entries.length
              + " secrets; it must be at most "
              + MOST
              + "; remove the ones that are no longer used");
      return List.of();
    }
    for (int i = 0; i < entries.length; i++) {
      add(entries[i].strip(), i + 1, entries.length);
    }
    return problems.size() == before ? ring : List.of();
  }

  private void add(String entry, int place, int of) {
    String at = raw.at() + "secret " + place + " of " + of;
    int split = idEnd(entry);
    String id = split < 0 ? "key-" + place : entry.substring(0, split).strip();
    String text = split < 0 ? entry : entry.substring(split + 1).strip();
    if (text.isEmpty() || text.equals("whsec_")) {
      problems.add(at + " is empty; it must be whsec_... or <id>=whsec_...");
    } else if (!validId(id)) {
      problems.add(
          at
              + " has an id that is none; an id must be 1 to 64 of letters, digits, '.', '_' and"
              + " '-'. (An old secret that has an equals sign before its end needs an id, as in"
              + " key-1=<secret>.)");
    } else if (!ids.add(id)) {
      problems.add(at + " has the same id as an earlier one; ids must differ");
    } else {
      addSecret(at, id, text);
    }
  }

  private void addSecret(String at, String id, String text) {
    try {
      SigningSecret secret = SigningSecret.of(id, text);
      ring.add(secret);
      if (schemes.contains(Scheme.STANDARD) && !secret.supports(Scheme.STANDARD)) {
        problems.add(
            at
                + " is not Base64, so it cannot verify the standard scheme; check that it was"
                + " copied whole, or if it is an old secret set "
                + raw.key().substring(0, raw.key().lastIndexOf('.') + 1)
                + EndpointKeys.SCHEMES
                + "=legacy");
      }
    } catch (InvalidSecretException invalid) {
      problems.add(
          at
              + " cannot be used; it must be whsec_... as Linq showed it, without white space or"
              + " invisible characters and not above 1024 bytes");
    }
  }

  /**
   * Where the id ends: at the first equals sign that has more than equals signs after it, since
   * Base64 may end with them; -1 without an id.
   */
  private static int idEnd(String entry) {
    int split = entry.indexOf('=');
    boolean padding = split >= 0 && entry.substring(split).chars().allMatch(c -> c == '=');
    return padding ? -1 : split;
  }

  private static boolean validId(String id) {
    return !id.isEmpty()
        && id.length() <= LONGEST_ID
        && !id.startsWith("whsec_")
        && id.chars()
            .allMatch(
                c ->
                    (c >= 'a' && c <= 'z')
                        || (c >= 'A' && c <= 'Z')
                        || Numbers.digit(c)
                        || c == '.'
                        || c == '_'
                        || c == '-');
  }
}
