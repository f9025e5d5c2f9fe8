/** Logging that a sender cannot make much of. */
package dev.signalbox.core.internal.log;
