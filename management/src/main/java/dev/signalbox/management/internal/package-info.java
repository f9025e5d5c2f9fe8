/** How the subscriptions are kept: every step is written down before it is taken. */
package dev.signalbox.management.internal;
