package dev.signalbox.simulator.internal.control;

import dev.signalbox.simulator.Conversation;
import dev.signalbox.simulator.internal.conversation.Conversations;
import dev.signalbox.simulator.internal.http.Reply;
import dev.signalbox.simulator.internal.http.Request;

/** What is under {@code /simulator/conversation}. */
final class ConversationRoutes {

  private final Conversations conversations;

  ConversationRoutes(Conversations conversations) {
    this.conversations = conversations;
  }

  Reply answer(Request request) {
    return switch (request.method()) {
      case "GET" -> shown(200, current());
      case "POST" -> shown(201, conversations.start(ConversationForm.read(request.body())));
      case "DELETE" -> {
        Conversation current = current();
        current.close();
        yield shown(200, current);
      }
      default -> throw ControlError.only("GET, POST and DELETE");
    };
  }

  private Conversation current() {
    return conversations
        .current()
        .orElseThrow(() -> new ControlError(404, "there was no conversation yet"));
  }

  private static Reply shown(int status, Conversation conversation) {
    return Reply.json(status, Views.conversation(conversation.state()));
  }
}
