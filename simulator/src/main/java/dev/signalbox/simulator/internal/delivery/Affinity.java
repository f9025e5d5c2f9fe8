package dev.signalbox.simulator.internal.delivery;

import dev.signalbox.simulator.internal.store.Subscription;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Delivery affinity (protocol.md, 1.2): each webhook of a chat names the chat and carries the token
 * that the last 2xx answer for this chat gave. Remembers the tokens of the last 10,000 chats.
 */
final class Affinity {

  private static final int MAX_CHATS = 10_000;
  private static final int MAX_VALUE = 1024;
  private static final String DEFAULT_ID_HEADER = "Linq-Chat-Id";

  private final Map<String, String> tokens =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > MAX_CHATS;
        }
      };

  Map<String, String> headers(Subscription subscription, Delivery delivery) {
    Optional<String> keyHeader = subscription.terms().routingKeyHeader();
    if (keyHeader.isEmpty() || delivery.chatId().filter(Affinity::canBeSent).isEmpty()) {
      return Map.of();
    }
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(
        subscription.terms().routingIdHeader().orElse(DEFAULT_ID_HEADER), delivery.chatId().get());
    token(key(subscription, delivery)).ifPresent(token -> headers.put(keyHeader.get(), token));
    return headers;
  }

  void learn(Subscription subscription, Delivery delivery, Sent.Answer answer) {
    subscription
        .terms()
        .routingKeyHeader()
        .filter(name -> answer.success() && delivery.chatId().isPresent())
        .flatMap(name -> answer.header(name.toLowerCase(Locale.ROOT)))
        .filter(Affinity::canBeSent)
        .ifPresent(token -> remember(key(subscription, delivery), token));
  }

  private static boolean canBeSent(String value) {
    return !value.isEmpty()
        && value.length() <= MAX_VALUE
        && value.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }

  private synchronized Optional<String> token(String key) {
    return Optional.ofNullable(tokens.get(key));
  }

  private synchronized void remember(String key, String token) {
    tokens.put(key, token);
  }

  private static String key(Subscription subscription, Delivery delivery) {
    return subscription.id() + " " + delivery.chatId().orElse("");
  }
}
