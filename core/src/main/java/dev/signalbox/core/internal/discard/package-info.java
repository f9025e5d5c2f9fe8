/** An inbox that keeps nothing, for measuring. */
package dev.signalbox.core.internal.discard;
