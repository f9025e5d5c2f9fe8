/** Events of the call.* types, whose data is not published (protocol.md, 3.7). */
@org.osgi.annotation.versioning.Version("1.0.0")
package dev.signalbox.api.call;
