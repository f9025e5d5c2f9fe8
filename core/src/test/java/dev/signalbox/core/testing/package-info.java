/** An inbox and a clock for tests. */
package dev.signalbox.core.testing;
