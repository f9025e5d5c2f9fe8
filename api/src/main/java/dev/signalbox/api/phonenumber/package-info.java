/** Events of the phone_number.* types (protocol.md, 3.5). */
@org.osgi.annotation.versioning.Version("1.0.0")
package dev.signalbox.api.phonenumber;
