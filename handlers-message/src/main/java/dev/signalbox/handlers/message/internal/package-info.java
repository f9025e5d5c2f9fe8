/**
 * The conversation store: every message once, with its parts, edits, times and state.
 *
 * <p>{@code MessageObserver} takes the events, {@code Observations} reads what each one says,
 * {@code ConversationStore} merges it by the rules of {@code MessageFacts} into the tables of
 * {@code Schema}, {@code StatePublisher} tells of a new state, {@code MessageQueries} answers
 * questions, {@code MessagePersonalData} forgets a person. {@code Wiring} puts them together.
 */
package dev.signalbox.handlers.message.internal;
