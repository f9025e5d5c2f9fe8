/** The signalbox command. */
@org.osgi.annotation.versioning.Version("1.0.0")
package dev.signalbox.cli;
