/**
 * An example of a plug-in: dropped into the handlers' folder of the running order desk, it counts
 * what was ordered and tells when an article runs low.
 */
@org.osgi.annotation.bundle.Header(name = "Signalbox-Handler-Name", value = "stock-alert")
@org.osgi.annotation.versioning.Version("1.0.0")
package dev.signalbox.example.stockalert;
