/** Where signing secrets are kept: see {@link dev.signalbox.management.secret.SecretStore}. */
@org.osgi.annotation.versioning.Version("1.0.0")
package dev.signalbox.management.secret;
