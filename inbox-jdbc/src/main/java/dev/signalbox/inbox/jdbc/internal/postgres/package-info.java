/** The inbox on PostgreSQL, shared by several nodes. */
package dev.signalbox.inbox.jdbc.internal.postgres;
