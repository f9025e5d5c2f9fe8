package bench.camel;

import org.apache.camel.main.Main;

/** Camel with its embedded HTTP server. */
public final class Application {

  private Application() {}

  /** Environment: PORT, LINQ_WEBHOOK_SECRET. */
  public static void main(String[] arguments) throws Exception {
    Main main = new Main();
    main.addInitialProperty("camel.server.enabled", "true");
    main.addInitialProperty("camel.server.host", "127.0.0.1");
    main.addInitialProperty("camel.server.port", System.getenv("PORT"));
    main.configure().addRoutesBuilder(new Webhooks(System.getenv("LINQ_WEBHOOK_SECRET")));
    main.run(arguments);
  }
}
