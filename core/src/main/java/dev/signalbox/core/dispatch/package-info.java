/** From the inbox to the handlers: one cursor, retry ledger and dead-letter list per handler. */
@org.osgi.annotation.versioning.Version("1.0.0")
package dev.signalbox.core.dispatch;
