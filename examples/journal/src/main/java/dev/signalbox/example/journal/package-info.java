/** An example handler. */
@org.osgi.annotation.bundle.Header(name = "Signalbox-Handler-Name", value = "journal")
@org.osgi.annotation.versioning.Version("1.0.0")
package dev.signalbox.example.journal;
