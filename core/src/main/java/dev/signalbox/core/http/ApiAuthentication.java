package dev.signalbox.core.http;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lets operators in (RFC 6750, 2.1: bearer token in the {@code Authorization} header). Keeps a
 * digest of the token only, and compares digests, so that the time it takes tells nothing. The
 * answer is the same whatever was wrong.
 */
final class ApiAuthentication {

  private static final String SCHEME = "Bearer ";

  private final Optional<byte[]> expected;
  private final Response closed;
  private final Response refused;

  /**
   * With a token or without.
   *
   * @throws IllegalArgumentException when the token cannot be sent in a header
   */
  ApiAuthentication(Optional<String> token, JsonResponses responses) {
    expected = token.map(ApiAuthentication::checked).map(ApiAuthentication::digest);
    closed =
        responses.error(
            403,
            "the operators' API is closed; set signalbox.admin.token, then send the token as 'Authorization: Bearer <token>'");
    refused =
        responses.error(
            401,
            "expected the operators' token as 'Authorization: Bearer <token>'",
            Map.of("WWW-Authenticate", "Bearer"));
  }

  private static String checked(String token) {
    if (!token.matches("[\\x21-\\x7e]+")) {
      throw new IllegalArgumentException(
          "expected signalbox.admin.token to be visible ASCII characters without spaces, found others or none");
    }
    return token;
  }

  /** Why the request must not go on; empty when it may. */
  Optional<Response> refuse(HttpServletRequest request) {
    if (expected.isEmpty()) {
      return Optional.of(closed);
    }
    List<String> headers = Collections.list(request.getHeaders("Authorization"));
    return headers.size() == 1 && admits(headers.get(0)) ? Optional.empty() : Optional.of(refused);
  }

  private boolean admits(String header) {
    return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        && MessageDigest.isEqual(
            expected.orElseThrow(), digest(header.substring(SCHEME.length()).strip()));
  }

  private static byte[] digest(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256, this one has not", e);
    }
  }
}
