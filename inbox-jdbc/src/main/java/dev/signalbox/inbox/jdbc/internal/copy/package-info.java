/** Copies an inbox, whole, into another kind of store. */
package dev.signalbox.inbox.jdbc.internal.copy;
