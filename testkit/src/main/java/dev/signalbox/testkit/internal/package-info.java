/** Bodies of events, and the types that are known, without the core. */
package dev.signalbox.testkit.internal;
