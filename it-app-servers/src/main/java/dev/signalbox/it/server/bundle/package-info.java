/** Beans of the handler bundles under test. */
package dev.signalbox.it.server.bundle;
