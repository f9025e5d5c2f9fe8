package bench.spring;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import org.springframework.data.domain.Persistable;

/** An event; always new, so that no select comes before the insert. */
@Entity
@Table(name = "event")
class StoredEvent implements Persistable<String> {

  @Id private String id;

  @Column(nullable = false)
  private String type;

  @Column(nullable = false, columnDefinition = "text")
  private String body;

  @Transient private final boolean fresh = true;

  protected StoredEvent() {}

  StoredEvent(String id, String type, String body) {
    this.id = id;
    this.type = type;
    this.body = body;
  }

  @Override
  public String getId() {
    return id;
  }

  String type() {
    return type;
  }

  String body() {
    return body;
  }

  @Override
  public boolean isNew() {
    return fresh;
  }
}
