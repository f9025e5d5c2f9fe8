/**
 * The call log: one record for each call, put together from whichever events of it came.
 *
 * <p>{@code CallObserver} takes the events, {@code Facts} reads what each one says, {@code CallLog}
 * writes that down in the tables of {@code Schema} and keeps the records true to it: events that
 * name a call are of the record of that call, all others are put together by {@code Lines}, by the
 * rule of {@code Adjacency}. What a record says follows from its events by {@code Timeline} and
 * {@code Outcome}. {@code CallPublisher} tells of completed and missed calls, {@code CallQueries}
 * answers questions, {@code CallPersonalData} forgets persons. {@code Wiring} puts them together.
 *
 * <p>The tables are a function of the set of events: neither their order nor how often each came
 * matters. What is published follows the order of arrival, since it cannot be taken back: an
 * outcome is published when it becomes known, and again only when it was another one in between.
 *
 * <p>What cannot be decided from the protocol, whose call events have no published data
 * (protocol.md, 3.7): which of two ways to end is right when both came for one call ({@code
 * Outcome} has the order that then counts); whether a call that ended without an answer was
 * answered (unknown, unless it says that it lasted); whether a call whose end never came is over;
 * to which of two calls that overlap on one line an event without a call id belongs; and which call
 * an event without id means when others of that call have one: those are never mixed.
 */
package dev.signalbox.handlers.call.internal;
