/** Events of the message.* types (protocol.md, 3.3 to 3.5), and what a message is made of. */
@org.osgi.annotation.versioning.Version("1.0.0")
package dev.signalbox.api.message;
