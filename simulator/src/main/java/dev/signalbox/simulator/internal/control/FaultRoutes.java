package dev.signalbox.simulator.internal.control;

import dev.signalbox.simulator.Faults;
import dev.signalbox.simulator.internal.http.Reply;
import dev.signalbox.simulator.internal.http.Request;

/** What is under {@code /simulator/faults}. */
final class FaultRoutes {

  private static final int OF_ALL = 2;
  private static final int OF_ONE = 3;

  private final Faults faults;

  FaultRoutes(Faults faults) {
    this.faults = faults;
  }

  Reply answer(Request request) {
    return switch (request.segments().size()) {
      case OF_ALL -> all(request);
      case OF_ONE -> one(request);
      default -> throw ControlError.notThere();
    };
  }

  private Reply all(Request request) {
    return switch (request.method()) {
      case "GET" -> Reply.json(200, FaultForm.list(faults.list()));
      case "POST" -> added(request.body());
      case "DELETE" -> {
        faults.clear();
        yield Reply.empty();
      }
      default -> throw ControlError.only("GET, POST and DELETE");
    };
  }

  private Reply one(Request request) {
    if (!request.method().equals("DELETE")) {
      throw ControlError.only("DELETE");
    }
    if (!faults.remove(request.segments().get(OF_ALL))) {
      throw new ControlError(404, "there is no fault with this id");
    }
    return Reply.empty();
  }

  private Reply added(byte[] body) {
    var fault = FaultForm.read(body);
    return Reply.json(201, FaultForm.json(new Faults.Entry(faults.add(fault), fault, 0, 0)));
  }
}
