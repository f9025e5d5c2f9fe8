/** Forgets a person: in the inbox, and in what plug-ins keep. */
@org.osgi.annotation.versioning.Version("1.0.0")
package dev.signalbox.core.forget;
