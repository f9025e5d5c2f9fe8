/**
 * The line register: how your own lines stand, since when, and how that came.
 *
 * <p>{@code LineObserver} takes the events, {@code Changes} reads what each one says, {@code Line}
 * and {@code Standing} hold the rules, {@code LineStore} brings it into the tables of {@code
 * Schema}, {@code LinePublisher} tells of lines in and out of trouble. {@code StoredLineRegister}
 * advises other bundles, {@code LinesHealth} the node, {@code LineQueries} people; {@code
 * LinePersonalData} forgets. {@code Wiring} puts them together.
 */
package dev.signalbox.handlers.phonenumber.internal;
