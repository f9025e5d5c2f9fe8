package dev.signalbox.example.orderdesk;

import dev.signalbox.api.spi.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Forgets who ordered; what was ordered stays, as it does not say by whom. */
@ApplicationScoped
public class OrderPrivacy implements PersonalData {

  @Inject private Orders orders;

  @Override
  public int forget(String handle) {
    return orders.forget(handle);
  }
}
