package dev.signalbox.handlers.chat.internal;

import dev.signalbox.api.ChatHealth;
import dev.signalbox.api.chat.Departure;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what is news in the difference of what was known before an event and after it. */
final class NewsDesk {

  /**
   * The chat's health, where it is another one. The first that is heard of a chat is no news when
   * it is healthy.
   */
  Optional<News> ofChat(String chatId, Facts<ChatFact> before, Facts<ChatFact> now) {
    Optional<String> was = before.known(ChatFact.HEALTH).map(Health::status);
    return now.known(ChatFact.HEALTH)
        .filter(health -> !was.orElse(ChatHealth.HEALTHY.name()).equals(Health.status(health)))
        .map(
            health ->
                new News.HealthChanged(
                    chatId,
                    was.map(Health::constant),
                    Health.constant(Health.status(health)),
                    Times.time(health.at()),
                    Health.docUrl(health)));
  }

  /** The member's joining or leaving, where it is one; see {@link Membership#joined}. */
  Stream<News> ofMember(
      String chatId, String handle, Facts<MemberFact> before, Facts<MemberFact> now) {
    Optional<Boolean> isMe = now.value(MemberFact.ME).map("1"::equals);
    Optional<News> joined =
        Membership.joined(before, now)
            .map(at -> new News.Joined(chatId, handle, isMe, Times.time(at)));
    Optional<News> gone =
        Membership.gone(before, now)
            .map(at -> new News.Gone(chatId, handle, isMe, how(now), Times.time(at)));
    return Stream.concat(joined.stream(), gone.stream());
  }

  private static Departure how(Facts<MemberFact> now) {
    return Membership.of(now) == Membership.LEFT ? Departure.LEFT : Departure.REMOVED;
  }
}
