package dev.signalbox.embedded.internal;

import java.util.Optional;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** The names that the server gives an application (JNDI); may be none. */
final class Directory {

  /** What is bound to a name, when it is of that type. */
  <T> Optional<T> find(String name, Class<T> type) {
    try {
      Object found = InitialContext.doLookup(name);
      return type.isInstance(found) ? Optional.of(type.cast(found)) : Optional.empty();
    } catch (NamingException absent) {
      // Not every server has JNDI, and none has every name.
      return Optional.empty();
    }
  }
}
