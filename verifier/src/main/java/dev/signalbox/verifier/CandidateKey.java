package dev.signalbox.verifier;

/**
 * A key that may have been used.
 *
 * @param secret the secret it is made of
 * @param shape the signed bytes it would be used for
 * @param key the key
 */
record CandidateKey(SigningSecret secret, Shape shape, HmacKey key) {}
