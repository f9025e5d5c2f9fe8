/**
 * Signalbox within an application: how it starts, what it finds, what it leaves behind: nothing.
 */
package dev.signalbox.embedded.internal;
