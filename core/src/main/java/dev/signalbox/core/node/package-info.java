/** Puts the parts together: from settings to a node that receives, stores and dispatches. */
@org.osgi.annotation.versioning.Version("1.0.0")
package dev.signalbox.core.node;
