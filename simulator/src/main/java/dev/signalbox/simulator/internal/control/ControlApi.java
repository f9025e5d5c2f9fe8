package dev.signalbox.simulator.internal.control;

import dev.signalbox.simulator.Conversation;
import dev.signalbox.simulator.DeliveryQuery;
import dev.signalbox.simulator.Fault;
import dev.signalbox.simulator.Faults;
import dev.signalbox.simulator.SimulatorException;
import dev.signalbox.simulator.TooManyPendingException;
import dev.signalbox.simulator.internal.Happenings;
import dev.signalbox.simulator.internal.conversation.Conversations;
import dev.signalbox.simulator.internal.delivery.AttemptLog;
import dev.signalbox.simulator.internal.delivery.DeliveryEngine;
import dev.signalbox.simulator.internal.http.Handler;
import dev.signalbox.simulator.internal.http.Reply;
import dev.signalbox.simulator.internal.http.Request;
import dev.signalbox.simulator.internal.store.SubscriptionStore;
import jakarta.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Everything under {@code /simulator}. */
public final class ControlApi implements Handler {

  private final Reach reach;
  private final EventForm events;
  private final ConversationForm conversationForm;
  private final Conversations conversations;

  /** Puts it together. */
  public ControlApi(Reach reach, Happenings happenings, Conversations conversations) {
    this.reach = reach;
    this.events = new EventForm(happenings);
    this.conversationForm = new ConversationForm(conversations);
    this.conversations = conversations;
  }

  /** What it shows and changes. */
  public record Reach(
      int accounts,
      List<String> eventTypes,
      SubscriptionStore store,
      Faults faults,
      AttemptLog log,
      DeliveryEngine engine) {}

  @Override
  public CompletableFuture<Reply> handle(Request request) {
    return CompletableFuture.completedFuture(answer(request));
  }

  private Reply answer(Request request) {
    try {
      LoopbackOnly.check(request);
      return route(request);
    } catch (ControlError e) {
      return error(e.status(), e.getMessage());
    } catch (TooManyPendingException e) {
      return error(503, e.getMessage());
    } catch (SimulatorException e) {
      return error(409, e.getMessage());
    } catch (IllegalArgumentException e) {
      return error(400, e.getMessage());
    }
  }

  private Reply route(Request request) {
    List<String> path = request.segmentsFrom(1);
    String method = request.method();
    return switch (String.join("/", path.subList(0, Math.min(1, path.size())))) {
      case "" -> only(request, path, 0, "GET", this::overview);
      case "events" -> only(request, path, 1, "POST", () -> events.publish(request.body()));
      case "deliveries" -> only(request, path, 1, "GET", () -> deliveries(request));
      case "faults" -> faults(method, path, request.body());
      case "conversation" -> conversation(method, path, request.body());
      default -> throw notThere();
    };
  }

  private static Reply only(
      Request request, List<String> path, int length, String method, Supplier<Reply> then) {
    if (path.size() > length) {
      throw notThere();
    }
    if (!request.method().equals(method)) {
      throw new ControlError(405, "only " + method + " is possible here");
    }
    return then.get();
  }

  private Reply overview() {
    return Reply.json(
        200,
        Json.createObjectBuilder()
            .add("service", "signalbox-simulator")
            .add("api", "/api/partner")
            .add("accounts", reach.accounts())
            .add("subscriptions", reach.store().size())
            .add("deliveries", Views.counts(reach.engine().counts()))
            .add("operations", Guide.operations())
            .add("event_types", Json.createArrayBuilder(reach.eventTypes()))
            .build());
  }

  private Reply deliveries(Request request) {
    DeliveryQuery query = DeliveryParameters.read(request.query());
    return Reply.json(200, Views.attempts(reach.log().find(query)));
  }

  private Reply faults(String method, List<String> path, byte[] body) {
    if (path.size() == 2 && method.equals("DELETE")) {
      if (!reach.faults().remove(path.get(1))) {
        throw new ControlError(404, "there is no fault with this id");
      }
      return Reply.empty();
    }
    if (path.size() > 2) {
      throw notThere();
    }
    if (path.size() == 2) {
      throw new ControlError(405, "only DELETE is possible here");
    }
    return switch (method) {
      case "GET" -> Reply.json(200, FaultForm.list(reach.faults().list()));
      case "POST" -> added(FaultForm.read(body));
      case "DELETE" -> {
        reach.faults().clear();
        yield Reply.empty();
      }
      default -> throw new ControlError(405, "only GET, POST and DELETE are possible here");
    };
  }

  private Reply added(Fault fault) {
    String id = reach.faults().add(fault);
    return Reply.json(201, FaultForm.json(new Faults.Entry(id, fault, 0, 0)));
  }

  private Reply conversation(String method, List<String> path, byte[] body) {
    if (path.size() > 1) {
      throw notThere();
    }
    return switch (method) {
      case "POST" -> conversationForm.start(body);
      case "GET" -> Reply.json(200, Views.conversation(current().state()));
      case "DELETE" -> {
        Conversation current = current();
        current.close();
        yield Reply.json(200, Views.conversation(current.state()));
      }
      default -> throw new ControlError(405, "only GET, POST and DELETE are possible here");
    };
  }

  private Conversation current() {
    Optional<Conversation> current = conversations.current();
    return current.orElseThrow(() -> new ControlError(404, "there was no conversation yet"));
  }

  private static ControlError notThere() {
    return new ControlError(404, "there is nothing here; GET /simulator lists what there is");
  }

  private static Reply error(int status, String message) {
    return Reply.json(status, Json.createObjectBuilder().add("error", message).build());
  }
}
