package dev.signalbox.handlers.chat.internal;

import dev.signalbox.api.chat.ChatHealthChanged;
import dev.signalbox.api.chat.MemberJoined;
import dev.signalbox.api.chat.MemberLeft;
import dev.signalbox.api.spi.Delivery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells other handlers what is new, with the delivery's outcome. */
final class NewsPublisher {

  private static final Logger LOG = LoggerFactory.getLogger(NewsPublisher.class);

  /** Publishes one derived event. */
  void publish(Delivery delivery, News news) {
    if (news instanceof News.HealthChanged health) {
      LOG.debug("SBX-6021 chat {} is {} now", health.chatId(), health.current());
      delivery.publish(
          ChatHealthChanged.TYPE,
          ChatHealthChanged.data(
              health.chatId(),
              health.previous(),
              health.current(),
              health.since(),
              health.docUrl()));
    } else if (news instanceof News.Joined joined) {
      LOG.debug("SBX-6022 chat {} has one member more", joined.chatId());
      delivery.publish(
          MemberJoined.TYPE,
          MemberJoined.data(joined.chatId(), joined.handle(), joined.isMe(), joined.at()));
    } else if (news instanceof News.Gone gone) {
      LOG.debug("SBX-6023 chat {} has one member less", gone.chatId());
      delivery.publish(
          MemberLeft.TYPE,
          MemberLeft.data(gone.chatId(), gone.handle(), gone.isMe(), gone.how(), gone.at()));
    }
  }
}
