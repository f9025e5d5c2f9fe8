/** The durable inbox on a JDBC database: SQLite. */
@org.osgi.annotation.versioning.Version("1.0.0")
package dev.signalbox.inbox.jdbc;
