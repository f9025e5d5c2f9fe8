/**
 * The contract between the receiver, the dispatcher and a durable store: an append-only log with a
 * time-bounded unique key, and one ledger per handler. A store implements it; nothing here knows a
 * database.
 */
@org.osgi.annotation.versioning.Version("1.0.0")
package dev.signalbox.core.inbox;
