package dev.signalbox.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.it.server.app.JdbcOrders;
import dev.signalbox.it.server.app.OrderBook;
import dev.signalbox.it.server.app.OrderRow;
import dev.signalbox.it.server.app.Orders;
import dev.signalbox.it.server.app.OrdersServlet;
import dev.signalbox.it.server.app.Surroundings;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the server gives to observers: names, class loader, data source, transactions, JPA. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class ServerResourcesIT {

  private static final String NAME = "resources";

  private final Sender sender = new Sender(NAME);
  private final Noted noted = new Noted(NAME);

  @Deployment(testable = false)
  static WebArchive application() {
    ApplicationWar war =
        new ApplicationWar(NAME, OrderBook.class, OrdersServlet.class, Surroundings.class)
            .withClass(FailureIT.textsClass());
    return withOrders(war)
        .with("signalbox.retry.initial-delay", "100ms")
        .with("signalbox.embedded.handler", "order-desk")
        .build();
  }

  private static ApplicationWar withOrders(ApplicationWar war) {
    return Server.lacks("jpa").isPresent()
        ? war.withClass(JdbcOrders.class)
        : war.withClass(Orders.class).withClass(OrderRow.class).withPersistence();
  }

  @Test
  void observer_findsNamesClassLoaderAndDataSource() throws Exception {
    assertThat(sender.deliver("around", "chat-1", "hello")).isEqualTo(200);
    noted.await(List.of("true"), "source", "around");
    assertThat(noted.after("module", "around"))
        .containsExactly(Server.lacks("names").isPresent() ? "none" : NAME);
    assertThat(noted.after("loader", "around")).containsExactly("true");
  }

  @Test
  void transactionalObserver_writesIntoTheServersDataSource() throws Exception {
    assertThat(sender.deliver("order", "chat-2", "hello")).isEqualTo(200);
    awaitRows("order", 1);
    assertThat(sender.get("signalbox/api/handlers").body()).contains("\"name\":\"order-desk\"");
  }

  @Test
  void transactionalObserverThatFails_isRolledBackAndTriedAgain() throws Exception {
    assertThat(sender.deliver("back", "chat-3", "rolls back")).isEqualTo(200);
    noted.await(List.of("1", "2"), "persisted", "back");
    awaitRows("back", 1);
  }

  private void awaitRows(String eventId, int rows) {
    Patience.await()
        .untilAsserted(
            () ->
                assertThat(sender.get("orders?event=" + eventId).body())
                    .isEqualTo(String.valueOf(rows)));
  }
}
