/** One worker per handler, and what it is made of. */
package dev.signalbox.core.dispatch.internal;
