/**
 * Events of the chat.* and participant.* types (protocol.md, 3.5), and those that the stock chat
 * handler derives.
 */
@org.osgi.annotation.versioning.Version("1.0.0")
package dev.signalbox.api.chat;
