/** One file per handler: its ledger and its own tables. */
package dev.signalbox.inbox.jdbc.internal.ledger;
