package dev.signalbox.it.server.app;

import dev.signalbox.api.message.MessageReceived;
import dev.signalbox.api.spi.Delivery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

/** Observes within a transaction of the server. */
@ApplicationScoped
@Transactional
public class Orders implements OrderBook {

  @PersistenceContext private EntityManager entities;
  @Inject private Delivery delivery;
  @Inject private Notes notes;

  void on(@Observes MessageReceived event) {
    entities.persist(new OrderRow(event.envelope().eventId()));
    entities.flush();
    notes.add("persisted", event.envelope().eventId(), Integer.toString(delivery.attempt()));
    if (Texts.of(event).equals("rolls back") && delivery.attempt() == 1) {
      throw new IllegalStateException("the first attempt is to be rolled back");
    }
  }

  @Override
  public long count(String eventId) {
    return entities
        .createQuery("select count(o) from OrderRow o where o.eventId = :id", Long.class)
        .setParameter("id", eventId)
        .getSingleResult();
  }
}
