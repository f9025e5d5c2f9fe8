package dev.signalbox.it.server.app;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;

/** A row that came from a message. */
@Entity
public class OrderRow {

  @Id @GeneratedValue private Long id;
  private String eventId;

  /** For JPA. */
  protected OrderRow() {}

  /** From an event. */
  public OrderRow(String eventId) {
    this.eventId = eventId;
  }

  /** Of the event. */
  public String getEventId() {
    return eventId;
  }

  /** Made by the database. */
  public Long getId() {
    return id;
  }
}
