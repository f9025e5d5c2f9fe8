package dev.signalbox.verifier;

import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Tries combinations of keys, heads and bodies until one makes one of the signatures, likely ones
 * first, within a bound of work.
 */
final class SignatureSearch {

  private static final int MAX_ATTEMPTS = 20_000;
  private static final long MAX_BYTES = 1L << 30;

  private final List<Guess<GivenSignature>> signatures;
  private final List<Guess<CandidateKey>> keys;
  private final List<Guess<SignedHead>> heads;
  private final byte[] body;
  private int attempts;
  private long hashed;
  private boolean exhausted;

  SignatureSearch(
      List<Guess<GivenSignature>> signatures,
      List<Guess<CandidateKey>> keys,
      List<Guess<SignedHead>> heads,
      byte[] body) {
    this.signatures = signatures;
    this.keys = keys;
    this.heads = heads;
    this.body = body;
  }

  /** The first combination that fits. */
  Optional<Match> run() {
    if (signatures.isEmpty()) {
      return Optional.empty();
    }
    List<Guess<CandidateKey>> rightKeys = keys.stream().filter(Guess::isAsItCame).toList();
    List<Guess<CandidateKey>> wrongKeys = keys.stream().filter(key -> !key.isAsItCame()).toList();
    List<Guess<SignedHead>> givenHeads = heads.stream().filter(Guess::isAsItCame).toList();
    Stream<Supplier<Optional<Match>>> stages =
        Stream.of(
            () -> among(asItCame(), rightKeys, heads),
            () -> among(changed(), rightKeys, givenHeads),
            () -> among(asItCame(), wrongKeys, heads),
            () -> among(changed(), rightKeys, heads),
            () -> among(changed(), wrongKeys, givenHeads));
    return stages.map(Supplier::get).flatMap(Optional::stream).findFirst();
  }

  /** Whether it gave up before all was tried. */
  boolean exhausted() {
    return exhausted;
  }

  private Stream<Guess<byte[]>> asItCame() {
    return Stream.of(Guess.asItCame(body));
  }

  private Stream<Guess<byte[]>> changed() {
    return CandidateBodies.of(body, Diagnostician.MAX_BODY).takeWhile(guess -> !exhausted);
  }

  private Optional<Match> among(
      Stream<Guess<byte[]>> bodies,
      List<Guess<CandidateKey>> someKeys,
      List<Guess<SignedHead>> someHeads) {
    return bodies
        .flatMap(
            one ->
                someKeys.stream()
                    .flatMap(
                        key ->
                            someHeads.stream()
                                .filter(head -> head.value().shape() == key.value().shape())
                                .flatMap(head -> attempt(key, head, one).stream())))
        .findFirst();
  }

  private Optional<Match> attempt(
      Guess<CandidateKey> key, Guess<SignedHead> head, Guess<byte[]> one) {
    hashed += one.value().length;
    if (++attempts > MAX_ATTEMPTS || hashed > MAX_BYTES) {
      exhausted = true;
      return Optional.empty();
    }
    byte[] mac = key.value().key().sign(head.value().bytes(), one.value());
    return signatures.stream()
        .filter(signature -> MessageDigest.isEqual(mac, signature.value().mac()))
        .findFirst()
        .map(signature -> new Match(signature, key, head, one));
  }
}
