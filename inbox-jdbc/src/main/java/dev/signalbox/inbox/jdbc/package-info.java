/** The durable inbox on a JDBC database: SQLite for one node, PostgreSQL for several. */
@org.osgi.annotation.versioning.Version("1.0.0")
package dev.signalbox.inbox.jdbc;
