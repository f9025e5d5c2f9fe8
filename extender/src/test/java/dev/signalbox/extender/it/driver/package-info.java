/** Runs inside the framework: the platform's part in tests, and what handlers share with it. */
@org.osgi.annotation.versioning.Version("1.0.0")
package dev.signalbox.extender.it.driver;
