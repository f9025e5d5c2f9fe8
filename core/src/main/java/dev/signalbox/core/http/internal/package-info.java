/** What the operators' API shows, as records for JSON-B, which wants them public. */
package dev.signalbox.core.http.internal;
