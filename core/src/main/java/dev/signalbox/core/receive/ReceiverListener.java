package dev.signalbox.core.receive;

import dev.signalbox.core.inbox.AppendResult;
import java.time.Duration;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Is told what comes in, for metrics. Called on the threads that receive and commit: must not block
 * and must not throw. Endpoint names are always configured ones, or {@link #NO_ENDPOINT}: a sender
 * cannot make up new ones.
 */
@ConsumerType
public interface ReceiverListener {

  /** Stands for every endpoint that does not exist; no endpoint can have this name. */
  String NO_ENDPOINT = "-";

  /** Wants to know nothing. */
  ReceiverListener NONE = new ReceiverListener() {};

  /**
   * A verified delivery is durable.
   *
   * @param endpoint its endpoint
   * @param outcome stored, duplicate or conflict
   * @param readable whether it has an envelope
   * @param bytes size of the body
   * @param took from the whole body to the commit
   */
  default void received(
      String endpoint, AppendResult.Outcome outcome, boolean readable, int bytes, Duration took) {}

  /**
   * A new event is durable that has an envelope.
   *
   * @param eventType the type's name, as the sender has it
   */
  default void stored(String eventType) {}

  /**
   * A delivery was refused with 401.
   *
   * @param endpoint its endpoint, or {@link #NO_ENDPOINT}
   * @param reason stable code, lower case with dashes
   */
  default void refused(String endpoint, String reason) {}

  /**
   * A delivery was asked to come again with 503.
   *
   * @param endpoint its endpoint, or {@link #NO_ENDPOINT} when the path was not looked at
   * @param why what is wrong here
   */
  default void unavailable(String endpoint, Unavailability why) {}

  /**
   * A request was turned away by its form, before verification.
   *
   * @param status 405, 408, 413 or 415
   */
  default void rejected(int status) {}

  /** The sender was gone before its body was whole. */
  default void aborted() {}
}
