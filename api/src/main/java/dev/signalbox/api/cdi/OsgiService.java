package dev.signalbox.api.cdi;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Injects an OSGi service into a bean of a handler bundle: {@code @Inject @OsgiService Greeter
 * greeter}. The type must be an interface.
 *
 * <p>What is injected is never null and stays valid: each call goes to the service that is there at
 * that moment, the one with the highest ranking where there are several. A call while there is none
 * throws an {@link IllegalStateException} that names the interface; in an observer, that asks for a
 * retry of the delivery.
 */
@Qualifier
@Documented
@Retention(RUNTIME)
@Target({FIELD, PARAMETER, METHOD, TYPE})
public @interface OsgiService {}
