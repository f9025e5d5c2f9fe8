package dev.signalbox.embedded.internal;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Tells what belongs to one handler from what the application has of the same type. */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
public @interface OfHandler {

  /** The handler's name. */
  String value();

  /** For use at run time. */
  @SuppressWarnings("ClassExplicitlyAnnotation")
  final class Literal extends AnnotationLiteral<OfHandler> implements OfHandler {

    private static final long serialVersionUID = 1L;

    private final String value;

    Literal(String value) {
      this.value = value;
    }

    @Override
    public String value() {
      return value;
    }
  }
}
