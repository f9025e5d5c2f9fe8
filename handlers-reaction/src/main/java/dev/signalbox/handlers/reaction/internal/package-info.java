/**
 * Reactions as they stand now, per message, part and person.
 *
 * <p>{@code ReactionObserver} takes the events, {@code Observations} reads what each one says,
 * {@code Marks} holds the rule for what stands, {@code ReactionStore} brings it into the tables of
 * {@code Schema}, {@code TallyPublisher} tells of piles that grew or shrank, {@code
 * ReactionQueries} answers questions, {@code ReactionPersonalData} forgets. {@code Wiring} puts
 * them together.
 */
package dev.signalbox.handlers.reaction.internal;
