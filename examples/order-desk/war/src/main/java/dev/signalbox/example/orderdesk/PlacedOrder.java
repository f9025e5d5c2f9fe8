package dev.signalbox.example.orderdesk;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/**
 * An order. The message that it came in is there once: an event can be handed over again, and the
 * same message may come in two of them.
 */
@Entity
@Table(name = "placed_order")
public class PlacedOrder {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  @Column(name = "order_number")
  private Long number;

  @Column(name = "message_id")
  private String messageId;

  @Column(name = "chat_id")
  private String chatId;

  private String customer;
  private String article;
  private int quantity;

  @Column(name = "placed_at")
  private Instant placedAt;

  /** For JPA. */
  protected PlacedOrder() {}

  PlacedOrder(
      String messageId,
      String chatId,
      Optional<String> customer,
      OrderText text,
      Instant placedAt) {
    this.messageId = messageId;
    this.chatId = chatId;
    this.customer = customer.orElse(null);
    this.article = text.article();
    this.quantity = text.quantity();
    this.placedAt = placedAt;
  }

  /** Made by the database. */
  long number() {
    return number;
  }

  String messageId() {
    return messageId;
  }

  String chatId() {
    return chatId;
  }

  String article() {
    return article;
  }

  int quantity() {
    return quantity;
  }

  Instant placedAt() {
    return placedAt;
  }
}
