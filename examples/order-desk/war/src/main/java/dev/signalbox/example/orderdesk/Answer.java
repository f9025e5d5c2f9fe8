package dev.signalbox.example.orderdesk;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/**
 * An answer that is to be sent: written in the transaction of its order, sent after it. It carries
 * the key by which Linq knows it, so that sending it again sends nothing twice.
 */
@Entity
@Table(name = "answer")
public class Answer {

  /** How far it is. */
  enum State {
    /** To be sent, or sent again. */
    WAITING,
    /** Linq has it. */
    SENT,
    /** Linq does not take it, or did not for too long. */
    FAILED
  }

  @Id
  @Column(name = "order_number")
  private Long orderNumber;

  @Column(name = "chat_id")
  private String chatId;

  @Column(name = "idempotency_key")
  private String idempotencyKey;

  private String text;

  @Enumerated(EnumType.STRING)
  private State state = State.WAITING;

  private int attempts;

  @Column(name = "due_at")
  private Instant dueAt;

  private String outcome;

  /** For JPA. */
  protected Answer() {}

  Answer(PlacedOrder order, Instant now) {
    this.orderNumber = order.number();
    this.chatId = order.chatId();
    this.idempotencyKey = "order-desk-" + order.messageId();
    this.text =
        "Thank you! Order %d: %d x %s."
            .formatted(order.number(), order.quantity(), order.article());
    this.dueAt = now;
  }

  long orderNumber() {
    return orderNumber;
  }

  String chatId() {
    return chatId;
  }

  String idempotencyKey() {
    return idempotencyKey;
  }

  String text() {
    return text;
  }

  State state() {
    return state;
  }

  int attempts() {
    return attempts;
  }

  Optional<String> outcome() {
    return Optional.ofNullable(outcome);
  }

  void sent() {
    attempts++;
    state = State.SENT;
    outcome = null;
  }

  void again(Instant at, String why) {
    attempts++;
    dueAt = at;
    outcome = why;
  }

  void failed(String why) {
    attempts++;
    state = State.FAILED;
    outcome = why;
  }
}
