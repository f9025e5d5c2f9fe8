package dev.signalbox.verifier;

/** What to do about a refusal, for people. */
final class Advice {

  private Advice() {}

  static Finding about(Verdict.Refused refused) {
    return new Finding(code(refused.reason()), refused.detail() + ". " + todo(refused.reason()));
  }

  private static String code(Reason reason) {
    boolean skew = reason == Reason.STALE_TIMESTAMP || reason == Reason.FUTURE_TIMESTAMP;
    return skew ? MatchFindings.CLOCK_SKEW : reason.code();
  }

  private static String todo(Reason reason) {
    return switch (reason) {
      case NO_SIGNATURE_HEADERS, MISSING_ID, MISSING_TIMESTAMP, MISSING_SIGNATURE ->
          "Look whether the sender sets it and the proxy passes it.";
      case LEGACY_NOT_ALLOWED -> "Make the proxy pass webhook-*, or allow the legacy scheme.";
      case STANDARD_NOT_ALLOWED -> "Allow the standard scheme, which is the recommended one.";
      case DUPLICATED_HEADER -> "Find what adds the second value and stop it.";
      case EMPTY_HEADER, CONTROL_CHARACTER, NON_ASCII, OVERSIZED_HEADER ->
          "Find what writes or rewrites this header; Linq does not send it so.";
      case ID_TOO_LONG, ID_WITH_DOT, ID_CHARACTER ->
          "Send an id of at most 128 letters, digits, underscores, dashes or colons; Linq sends UUIDs.";
      case TIMESTAMP_NOT_DIGITS, TIMESTAMP_TOO_LONG, TIMESTAMP_LEADING_ZERO ->
          "Send whole seconds since 1970 in plain digits.";
      case STALE_TIMESTAMP, FUTURE_TIMESTAMP -> "Set the clocks of sender and receiver by NTP.";
      case TOO_MANY_SIGNATURES -> "Send the signatures of the keys in use only.";
      case SIGNATURE_LIST_SPACING -> "Put one space between signatures, none around them.";
      case SIGNATURE_WITHOUT_VERSION, UNKNOWN_SIGNATURE_VERSION ->
          "Write v1, in front of the Base64 of the HMAC-SHA256.";
      case MALFORMED_SIGNATURE, NON_CANONICAL_BASE64 ->
          "Write the HMAC-SHA256 as padded Base64 in webhook-signature and as lower-case hex in X-Webhook-Signature.";
      case UPPER_CASE_HEX, SHA256_PREFIX -> "Write 64 lower-case hex digits and nothing else.";
      case NO_SECRET_FOR_SCHEME ->
          "Set the secret that Linq returned, whsec_ and Base64, or allow the legacy scheme alone.";
      case NO_VALID_SECRET -> "Set the current secret, or correct the validity of this one.";
      case WRONG_SIGNATURE -> "Compare the secret with the one of this subscription.";
    };
  }
}
