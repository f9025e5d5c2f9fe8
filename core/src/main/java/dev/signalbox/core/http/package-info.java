/** The servlets. */
@Version("1.0.0")
package dev.signalbox.core.http;

import org.osgi.annotation.versioning.Version;
