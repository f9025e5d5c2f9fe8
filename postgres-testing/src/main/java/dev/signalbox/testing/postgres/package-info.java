/** A real PostgreSQL for tests: started, stopped, killed and reached through a cable to cut. */
@org.osgi.annotation.versioning.Version("1.0.0")
package dev.signalbox.testing.postgres;
