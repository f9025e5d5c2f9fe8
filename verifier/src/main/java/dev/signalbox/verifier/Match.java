package dev.signalbox.verifier;

/**
 * The one combination that makes a signature right.
 *
 * @param signature the signature
 * @param key what it was made with
 * @param head what stood in front of the body
 * @param body the body that was signed
 */
record Match(
    Guess<GivenSignature> signature,
    Guess<CandidateKey> key,
    Guess<SignedHead> head,
    Guess<byte[]> body) {}
