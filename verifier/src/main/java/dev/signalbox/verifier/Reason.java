package dev.signalbox.verifier;

/**
 * Why a delivery is refused. The codes are stable; a new reason may be added in a minor version.
 */
public enum Reason {
  /** No header of either scheme is there. */
  NO_SIGNATURE_HEADERS("no-signature-headers"),
  /** Only legacy headers are there and the policy allows the standard scheme alone. */
  LEGACY_NOT_ALLOWED("legacy-not-allowed"),
  /** Only standard headers are there and the policy allows the legacy scheme alone. */
  STANDARD_NOT_ALLOWED("standard-not-allowed"),
  /** Other headers of the set are there, the id is not. */
  MISSING_ID("missing-id"),
  /** Other headers of the set are there, the timestamp is not. */
  MISSING_TIMESTAMP("missing-timestamp"),
  /** Other headers of the set are there, the signature is not. */
  MISSING_SIGNATURE("missing-signature"),
  /** A header has more than one value. */
  DUPLICATED_HEADER("duplicated-header"),
  /** A header is there without a value. */
  EMPTY_HEADER("empty-header"),
  /** A header is longer than any honest one. */
  OVERSIZED_HEADER("oversized-header"),
  /** A header holds a control character, a tab included. */
  CONTROL_CHARACTER("control-character"),
  /** A header holds a character outside of ASCII. */
  NON_ASCII("non-ascii"),
  /** The id is longer than 128 characters. */
  ID_TOO_LONG("id-too-long"),
  /** The id holds a dot: the signed text {@code id.timestamp.body} would be ambiguous. */
  ID_WITH_DOT("id-with-dot"),
  /** The id holds something else than ASCII letters, digits, {@code _}, {@code -} and {@code :}. */
  ID_CHARACTER("id-character"),
  /** The timestamp is not made of the digits 0 to 9 alone. */
  TIMESTAMP_NOT_DIGITS("timestamp-not-digits"),
  /** The timestamp has more than 12 digits: not seconds, or not of this age. */
  TIMESTAMP_TOO_LONG("timestamp-too-long"),
  /** The timestamp begins with a zero that has no meaning. */
  TIMESTAMP_LEADING_ZERO("timestamp-leading-zero"),
  /** The timestamp is further back than the tolerance: a replay, or a slow clock at the sender. */
  STALE_TIMESTAMP("stale-timestamp"),
  /** The timestamp is further ahead than the tolerance. */
  FUTURE_TIMESTAMP("future-timestamp"),
  /** More signatures in one header than 16. */
  TOO_MANY_SIGNATURES("too-many-signatures"),
  /** The list of signatures has an empty entry: a space in front, at the end, or two in a row. */
  SIGNATURE_LIST_SPACING("signature-list-spacing"),
  /** No entry has a version and a comma in front. */
  SIGNATURE_WITHOUT_VERSION("signature-without-version"),
  /** Every entry has a version other than {@code v1}. */
  UNKNOWN_SIGNATURE_VERSION("unknown-signature-version"),
  /** Not padded Base64 (standard) or hex (legacy) of 32 bytes. */
  MALFORMED_SIGNATURE("malformed-signature"),
  /** Base64 whose unused last bits are not zero. */
  NON_CANONICAL_BASE64("non-canonical-base64"),
  /** The right hex in upper case. Linq writes lower case (protocol.md, 2.2). */
  UPPER_CASE_HEX("upper-case-hex"),
  /** {@code sha256=} in front of the hex: how another product version signs the body alone. */
  SHA256_PREFIX("sha256-prefix"),
  /** No secret of the ring has a key for the scheme: none of them is Base64. */
  NO_SECRET_FOR_SCHEME("no-secret-for-scheme"),
  /** Secrets for the scheme exist; none is within its validity. */
  NO_VALID_SECRET("no-valid-secret"),
  /** All is well-formed and fresh, and no secret makes one of the signatures. */
  WRONG_SIGNATURE("wrong-signature");

  private final String code;

  Reason(String code) {
    this.code = code;
  }

  /** A stable name for metrics, logs and JSON: lower case with dashes. */
  public String code() {
    return code;
  }
}
