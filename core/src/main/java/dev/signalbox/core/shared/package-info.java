/** What the nodes of one inbox share beside it. */
@org.osgi.annotation.versioning.Version("1.0.0")
package dev.signalbox.core.shared;
