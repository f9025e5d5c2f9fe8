package dev.signalbox.verifier;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One secret that an endpoint's deliveries may be signed with. Immutable and safe for use by
 * several threads. Its text is never shown again, not by {@link #toString()} and not in an
 * exception.
 */
public final class SigningSecret {

  private static final int MAX_ID = 128;

  private final String id;
  private final SecretText text;
  private final Optional<Instant> notBefore;
  private final Optional<Instant> notAfter;
  private final HmacKey legacy;
  private final Optional<HmacKey> standard;

  private SigningSecret(
      String id, SecretText text, Optional<Instant> notBefore, Optional<Instant> notAfter) {
    this.id = id;
    this.text = text;
    this.notBefore = notBefore;
    this.notAfter = notAfter;
    this.legacy = new HmacKey(text.utf8());
    this.standard = text.decoded().map(HmacKey::new);
  }

  /**
   * A secret that is always valid.
   *
   * @see #of(String, String, Optional, Optional)
   */
  public static SigningSecret of(String id, String text) {
    return of(id, text, Optional.empty(), Optional.empty());
  }

  /**
   * A secret that is valid for a time, so that an old and a new one overlap while they are swapped.
   *
   * @param id names the secret in logs, metrics and verdicts: 1 to 128 printable ASCII characters
   *     without a space
   * @param text as Linq gives it: {@code whsec_} and Base64, or without the prefix. Any other text
   *     serves the legacy scheme alone. At most 1024 bytes of UTF-8, without whitespace, control or
   *     invisible characters
   * @param notBefore the first moment at which it is valid; empty for no beginning
   * @param notAfter the last moment at which it is valid; empty for no end
   * @throws InvalidSecretException when the id, the text or the two moments break these rules
   */
  public static SigningSecret of(
      String id, String text, Optional<Instant> notBefore, Optional<Instant> notAfter) {
    checkId(Objects.requireNonNull(id, "id"));
    SecretText checked = new SecretText(id, Objects.requireNonNull(text, "text"));
    Objects.requireNonNull(notBefore, "notBefore");
    Objects.requireNonNull(notAfter, "notAfter");
    if (notBefore.isPresent() && notAfter.isPresent() && notBefore.get().isAfter(notAfter.get())) {
      throw new InvalidSecretException(
          "signing secret '%s' is valid from %s to %s, which is never; swap the two"
              .formatted(id, notBefore.get(), notAfter.get()));
    }
    return new SigningSecret(id, checked, notBefore, notAfter);
  }

  /** Its name in logs, metrics and verdicts. Not secret. */
  public String id() {
    return id;
  }

  /**
   * Whether it makes a key for the scheme: always for {@link Scheme#LEGACY}, and for {@link
   * Scheme#STANDARD} when the text without {@code whsec_} is canonical, padded Base64.
   */
  public boolean supports(Scheme scheme) {
    return scheme == Scheme.LEGACY || standard.isPresent();
  }

  /** Whether {@code now} lies in its validity; both ends count as inside. */
  public boolean validAt(Instant now) {
    return notBefore.map(from -> !now.isBefore(from)).orElse(true)
        && notAfter.map(to -> !now.isAfter(to)).orElse(true);
  }

  /** The id and the validity, without the text. */
  @Override
  public String toString() {
    return "SigningSecret[id=%s, notBefore=%s, notAfter=%s]"
        .formatted(id, shown(notBefore), shown(notAfter));
  }

  /** The key for a scheme that it supports. */
  HmacKey key(Scheme scheme) {
    if (scheme == Scheme.LEGACY) {
      return legacy;
    }
    return standard.orElseThrow(
        () ->
            new IllegalArgumentException(
                "signing secret '%s' is not Base64, so it has no key for the %s scheme; use a text that Linq made"
                    .formatted(id, scheme)));
  }

  /** For the diagnosis, which tries other ways to read it. */
  SecretText text() {
    return text;
  }

  private static String shown(Optional<Instant> moment) {
    return moment.map(Instant::toString).orElse("-");
  }

  private static void checkId(String id) {
    boolean fits = !id.isEmpty() && id.length() <= MAX_ID;
    for (int i = 0; fits && i < id.length(); i++) {
      fits = id.charAt(i) > ' ' && id.charAt(i) < 0x7f;
    }
    // Not shown: where the two arguments were swapped, the id is the secret.
    if (!fits || id.startsWith(SecretText.PREFIX)) {
      throw new InvalidSecretException(
          "the id of a signing secret needs 1 to "
              + MAX_ID
              + " printable ASCII characters without a space, and not "
              + SecretText.PREFIX
              + " in front; id and text may be swapped");
    }
  }
}
