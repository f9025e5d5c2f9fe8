/** Events of the reaction.* types (protocol.md, 3.5). */
@org.osgi.annotation.versioning.Version("1.0.0")
package dev.signalbox.api.reaction;
