package dev.signalbox.inbox.jdbc.internal.postgres;

/**
 * Whose ledger it is.
 *
 * @param handler the handler's name
 * @param storage the schema with the handler's own tables
 * @param shards over how many shards its events are spread
 */
record LedgerName(String handler, String storage, int shards) {}
