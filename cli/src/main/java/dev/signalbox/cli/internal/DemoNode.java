package dev.signalbox.cli.internal;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;

/** The node of a demo, and what a person needs to do something with it while it is up. */
record DemoNode(URI address, String token, String secret, Path handlers, URI linq) {

  void invite(PrintWriter out) {
    out.println();
    out.println("The node stays up at " + address + " until Ctrl-C. In another terminal:");
    out.println("  signalbox trigger message.received --url " + address + " --secret " + secret);
    out.println("  signalbox events --url " + address + " --token " + token);
    out.println("  signalbox handlers --url " + address + " --token " + token);
    out.println("  signalbox subscriptions list --url " + address + " --token " + token);
    out.println(
        "The local Linq is at "
            + linq
            + ": GET /simulator says what it can do, such as events of your own.");
    out.println("Handlers dropped into " + handlers + " run at once.");
    out.flush();
  }

  /** The outcome; of a node that stays up, with how to reach it. */
  JsonObject json(Demo.Outcome outcome, boolean staysUp) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("sent", outcome.sent())
            .add("delivered", outcome.delivered())
            .add("handled", outcome.handled())
            .add("dead", outcome.dead())
            .add("journal_once", outcome.once())
            .add("repaired", outcome.repaired());
    if (staysUp) {
      json.add("address", address.toString())
          .add("token", token)
          .add("secret", secret)
          .add("handlers", handlers.toString())
          .add("linq", linq.toString());
    }
    return json.build();
  }

  /** Without the token and the secret. */
  @Override
  public String toString() {
    return "DemoNode[address=" + address + "]";
  }
}
