/**
 * The chat directory: chats, who is in them, how well they are, where somebody is typing.
 *
 * <p>{@code ChatObserver} takes the events, {@code Observations} reads what each one says, {@code
 * Directory} merges it by the rules of {@code ChatFact} and {@code MemberFact} into the tables of
 * {@code Schema}, {@code NewsPublisher} tells of what is new, {@code ChatQueries} answers
 * questions, {@code ChatPersonalData} forgets. {@code Wiring} puts them together.
 */
package dev.signalbox.handlers.chat.internal;
