package dev.signalbox.example.orderdesk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/** The answers that wait to be sent. Each call is a transaction of its own. */
@ApplicationScoped
@Transactional
public class Outbox {

  private static final int AT_A_TIME = 20;

  @PersistenceContext private EntityManager entities;

  /** Those that are due, of each chat the first one only: answers keep their order. */
  List<Answer> due(Instant now) {
    return entities
        .createQuery(
            "select a from Answer a where a.state = :waiting and a.dueAt <= :now and not exists"
                + " (select b from Answer b where b.chatId = a.chatId and b.state = :waiting"
                + " and b.orderNumber < a.orderNumber) order by a.orderNumber",
            Answer.class)
        .setParameter("waiting", Answer.State.WAITING)
        .setParameter("now", now)
        .setMaxResults(AT_A_TIME)
        .getResultList();
  }

  /** Linq has it. */
  void sent(long orderNumber) {
    entities.find(Answer.class, orderNumber).sent();
  }

  /** It is tried again. */
  void again(long orderNumber, Instant at, String why) {
    entities.find(Answer.class, orderNumber).again(at, why);
  }

  /** It is not tried again. */
  void failed(long orderNumber, String why) {
    entities.find(Answer.class, orderNumber).failed(why);
  }
}
