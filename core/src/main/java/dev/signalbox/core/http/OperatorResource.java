package dev.signalbox.core.http;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A part of the operators' API that another module brings. Who may call it is decided before it is
 * asked.
 */
@ConsumerType
@FunctionalInterface
public interface OperatorResource {

  /** What it answers; asked once, when it is added. At least one. */
  List<OperatorRoute> routes();
}
