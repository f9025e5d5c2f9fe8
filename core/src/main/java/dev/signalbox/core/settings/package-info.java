/**
 * The {@code signalbox.*} settings: where they come from, what they may be, and what is said when
 * they are wrong. A leaf: knows no other package of the core.
 */
@org.osgi.annotation.versioning.Version("1.0.0")
package dev.signalbox.core.settings;
