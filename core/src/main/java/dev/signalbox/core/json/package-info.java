/** JSON in and out, with bounds of its own, on whatever JSON-P provider is there. */
@org.osgi.annotation.versioning.Version("1.0.0")
package dev.signalbox.core.json;
