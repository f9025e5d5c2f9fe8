/** What both kinds of file, the log and the ledgers, need of SQLite. */
package dev.signalbox.inbox.jdbc.internal.sqlite;
