/**
 * Verifies Linq's webhook signatures, both schemes, over the raw bytes of the request. Needs
 * nothing but the JDK. The bytes are never read as text before the verdict: a body that was decoded
 * and encoded again no longer carries the signature it came with.
 *
 * @see dev.signalbox.verifier.SignatureVerifier
 */
@org.osgi.annotation.versioning.Version("1.0.0")
package dev.signalbox.verifier;
