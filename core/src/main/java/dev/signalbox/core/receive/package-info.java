/**
 * From the bytes of a request to a durable event: which keys an endpoint has, verification, the
 * dedupe key, the append. Knows no servlet.
 */
@org.osgi.annotation.versioning.Version("1.0.0")
package dev.signalbox.core.receive;
