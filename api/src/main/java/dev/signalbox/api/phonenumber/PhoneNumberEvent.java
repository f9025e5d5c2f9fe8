package dev.signalbox.api.phonenumber;

import dev.signalbox.api.LinqEvent;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** Something happened to one of your lines. */
@ConsumerType
public interface PhoneNumberEvent extends LinqEvent {

  /** The line, in E.164. */
  String phoneNumber();

  /** The phone number. */
  @Override
  default Optional<String> orderKey() {
    return Optional.of(phoneNumber());
  }
}
