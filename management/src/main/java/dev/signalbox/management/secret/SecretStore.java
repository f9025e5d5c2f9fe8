package dev.signalbox.management.secret;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Keeps the signing secrets of subscriptions. Linq shows a secret once, so that whatever is saved
 * here must survive a crash at the moment {@link #save} returns. For use by any thread.
 */
@ConsumerType
public interface SecretStore {

  /**
   * All secrets that are kept.
   *
   * @throws SecretStoreException when they cannot be read; nothing may then be overwritten
   */
  List<StoredSecret> load();

  /**
   * Keeps a secret, in the place of the one of the same id if there is one. Durable on return.
   *
   * @throws SecretStoreException when it is not certain to be kept
   */
  void save(StoredSecret secret);

  /**
   * Forgets the secret of that id; nothing happens when there is none. Durable on return.
   *
   * @throws SecretStoreException when it may still be there
   */
  void remove(String id);

  /**
   * A short text that differs whenever the secrets do, so that another node's change is noticed.
   * Asked twice a second: quick.
   *
   * @throws SecretStoreException when that cannot be found out
   */
  String stamp();
}
