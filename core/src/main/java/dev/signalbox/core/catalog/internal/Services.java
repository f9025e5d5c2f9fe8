package dev.signalbox.core.catalog.internal;

import dev.signalbox.api.Data;
import dev.signalbox.api.Handle;
import dev.signalbox.api.Service;
import java.util.Optional;

/** Reads services, and handles that may be given as an object or, deprecated, as a text. */
final class Services {

  private Services() {}

  static Service service(Data data) {
    return data.constant("service", Service.class, Service.UNKNOWN).orElse(Service.UNKNOWN);
  }

  /** The object; where it is missing, a handle of the text beside it, on the event's service. */
  static Optional<Handle> handle(Data data, String object, String text) {
    return data.object(object)
        .flatMap(Handle::from)
        .or(() -> data.string(text).map(handle -> Handle.of(handle, service(data))));
  }
}
