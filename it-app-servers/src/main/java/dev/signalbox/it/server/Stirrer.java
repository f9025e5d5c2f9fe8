package dev.signalbox.it.server;

import dev.signalbox.it.server.app.Pause;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * An application without Signalbox that gives all of the server's request threads something else to
 * remember: until then some keep their last request, and with that its application.
 */
final class Stirrer {

  static final String NAME = "stirrer";

  /** As many as any of the servers has, or more. */
  private static final int THREADS = 64;

  private Stirrer() {}

  static WebArchive application() {
    return ShrinkWrap.create(WebArchive.class, NAME + ".war")
        .addClass(Pause.class)
        .addAsWebInfResource(new StringAsset("<beans/>"), "beans.xml");
  }

  /** So many requests at once that each thread gets one. */
  static void stir() {
    // A connection for each of them; the streams of one would get in each other's way.
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    URI pause = Server.uri(NAME).resolve("pause");
    List<CompletableFuture<HttpResponse<Void>>> answers = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      answers.add(
          http.sendAsync(
              HttpRequest.newBuilder(pause).build(), HttpResponse.BodyHandlers.discarding()));
    }
    for (CompletableFuture<HttpResponse<Void>> answer : answers) {
      if (answer.join().statusCode() != 200) {
        throw new IllegalStateException(pause + " answers " + answer.join());
      }
    }
  }
}
