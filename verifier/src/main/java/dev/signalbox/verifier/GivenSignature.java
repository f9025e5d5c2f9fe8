package dev.signalbox.verifier;

/**
 * A signature found in a header, whatever its spelling.
 *
 * @param scheme of the header set it stands in
 * @param mac its 32 bytes
 */
record GivenSignature(Scheme scheme, byte[] mac) {}
