package dev.signalbox.api.cdi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a bean's class: while its bundle is up, the bean is an OSGi service of these types, which
 * other bundles inject with {@link OsgiService}. Beans of the types of {@code
 * dev.signalbox.api.spi} need no such mark.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface OsgiExport {

  /** The interfaces to register it under; the bean implements each of them. */
  Class<?>[] value();
}
