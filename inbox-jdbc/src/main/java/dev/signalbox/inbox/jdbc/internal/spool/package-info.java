/** Keeps deliveries on a disk of the node while the database of the inbox is away. */
package dev.signalbox.inbox.jdbc.internal.spool;
