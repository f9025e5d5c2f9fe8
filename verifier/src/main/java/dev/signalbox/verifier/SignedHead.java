package dev.signalbox.verifier;

import java.util.OptionalLong;

/**
 * What may have been signed in front of the body.
 *
 * @param shape how it is put together
 * @param bytes the bytes
 * @param seconds the timestamp in it, in seconds since 1970; empty when there is none or it is no
 *     number
 */
record SignedHead(Shape shape, byte[] bytes, OptionalLong seconds) {}
