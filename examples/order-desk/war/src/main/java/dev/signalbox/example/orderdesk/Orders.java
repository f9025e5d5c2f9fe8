package dev.signalbox.example.orderdesk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The orders, each with its answer. */
@ApplicationScoped
@Transactional
public class Orders {

  @PersistenceContext private EntityManager entities;

  /** The order that came in a message. */
  Optional<PlacedOrder> of(String messageId) {
    return entities
        .createQuery("select o from PlacedOrder o where o.messageId = :id", PlacedOrder.class)
        .setParameter("id", messageId)
        .getResultStream()
        .findFirst();
  }

  /** A new one, and its answer. */
  PlacedOrder place(String messageId, String chatId, Optional<String> customer, OrderText text) {
    Instant now = Instant.now();
    PlacedOrder order = new PlacedOrder(messageId, chatId, customer, text, now);
    entities.persist(order);
    entities.persist(new Answer(order, now));
    return order;
  }

  /** The newest first. */
  List<PlacedOrder> newest(int limit) {
    return entities
        .createQuery("select o from PlacedOrder o order by o.number desc", PlacedOrder.class)
        .setMaxResults(limit)
        .getResultList();
  }

  /** The answer to an order. */
  Answer answer(PlacedOrder order) {
    return entities.find(Answer.class, order.number());
  }

  /** Takes a person's handle out of all orders; how many had it. */
  int forget(String customer) {
    return entities
        .createQuery("update PlacedOrder o set o.customer = null where o.customer = :customer")
        .setParameter("customer", customer)
        .executeUpdate();
  }
}
