/** The log: one writing thread, many readers. */
package dev.signalbox.inbox.jdbc.internal.log;
