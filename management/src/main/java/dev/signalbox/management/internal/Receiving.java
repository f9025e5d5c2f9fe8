package dev.signalbox.management.internal;

import dev.signalbox.verifier.SigningSecret;
import java.util.List;

/** The part of a node that verifies deliveries. */
@FunctionalInterface
public interface Receiving {

  /**
   * From now on an endpoint takes these secrets beside those of its settings.
   *
   * @param secrets newest first; the oldest may be left out when there are too many
   * @param expecting whether another one may have signed a delivery that is not here yet
   */
  void use(String endpoint, List<SigningSecret> secrets, boolean expecting);
}
