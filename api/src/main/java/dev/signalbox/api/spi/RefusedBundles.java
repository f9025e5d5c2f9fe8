package dev.signalbox.api.spi;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What was refused and has not been corrected since. A service of whatever takes bundles in, for
 * whatever shows it to operators.
 */
@ProviderType
public interface RefusedBundles {

  /** All of them, in the order of their sources; a copy. */
  List<RefusedBundle> refused();
}
