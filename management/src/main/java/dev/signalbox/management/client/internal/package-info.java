/** The JSON of Linq's API as records for JSON-B, which needs them public. */
package dev.signalbox.management.client.internal;
