/** What this node remembers of its subscriptions besides their secrets. */
package dev.signalbox.management.internal.state;
