package dev.signalbox.verifier;

import java.util.List;
import java.util.Optional;

/**
 * What well-formed headers claim: that one of these signatures is over this head and the body.
 *
 * @param scheme the header set they are of
 * @param webhookId the id, for the standard scheme
 * @param timestampHeader the name of the header with the timestamp
 * @param timestamp in seconds since 1970
 * @param head the bytes signed in front of the body
 * @param signatures the candidates, 32 bytes each, at least one
 */
record Claim(
    Scheme scheme,
    Optional<String> webhookId,
    String timestampHeader,
    long timestamp,
    byte[] head,
    List<byte[]> signatures) {}
