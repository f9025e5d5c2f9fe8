package dev.signalbox.management.internal;

import dev.signalbox.core.receive.EndpointConfig;
import dev.signalbox.core.receive.KeyRings;
import dev.signalbox.verifier.KeyRing;
import dev.signalbox.verifier.SigningSecret;
import java.util.List;

/** The key rings of a node. */
public final class NodeReceiving implements Receiving {

  private final KeyRings rings;

  /** Of a node. */
  public NodeReceiving(KeyRings rings) {
    this.rings = rings;
  }

  @Override
  public void use(String endpoint, List<SigningSecret> secrets, boolean expecting) {
    rings.update(
        endpoint, config -> config.withManaged(fitting(config, secrets)).withExpecting(expecting));
  }

  private static List<SigningSecret> fitting(EndpointConfig config, List<SigningSecret> secrets) {
    int room = Math.max(0, KeyRing.MAX_SECRETS - config.configured().size());
    return secrets.stream()
        .filter(
            secret -> config.configured().stream().noneMatch(own -> own.id().equals(secret.id())))
        .limit(room)
        .toList();
  }
}
