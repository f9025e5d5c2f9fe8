package dev.signalbox.core.dispatch.internal;

import dev.signalbox.core.inbox.Shards;

/**
 * The shards of a handler that stand farthest back. They are worked together until they have caught
 * up with the next ones.
 *
 * @param shards those
 * @param position where they stand
 * @param ceiling where the next ones stand; {@link Long#MAX_VALUE} when all stand at the same place
 */
record Front(Shards shards, long position, long ceiling) {}
