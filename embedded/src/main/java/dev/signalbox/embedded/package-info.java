/**
 * Signalbox within a Jakarta EE application. With this jar in {@code WEB-INF/lib}, whatever beans
 * of the application observe typed events are called with them; nothing here needs to be used for
 * that. The servlets are for an application that maps them itself.
 */
@org.osgi.annotation.versioning.Version("1.0.0")
package dev.signalbox.embedded;
