package dev.signalbox.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.it.server.app.Recorder;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two web applications within an enterprise application, each with Signalbox in it. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
@EnabledIfSystemProperty(
    named = "it.server.ear",
    matches = "true",
    disabledReason = "this server knows no enterprise applications")
class EarIT {

  private static final String SHOP = "ear-shop";
  private static final String BACK = "ear-back";

  @Deployment(testable = false)
  static EnterpriseArchive application() {
    return ShrinkWrap.create(EnterpriseArchive.class, "company.ear")
        .addAsModule(new ApplicationWar(SHOP, "company." + SHOP, Recorder.class).build())
        .addAsModule(new ApplicationWar(BACK, "company." + BACK, Recorder.class).build());
  }

  @Test
  void eachWebApplication_receivesByItselfAndIsCalledByBothNames() throws Exception {
    Sender shop = new Sender(SHOP);
    Sender back = new Sender(BACK);
    assertThat(shop.deliver("for-shop", "chat", "hello")).isEqualTo(200);
    assertThat(back.deliver("for-back", "chat", "hello")).isEqualTo(200);

    new Noted(SHOP).awaitAll("seen", List.of("for-shop"));
    new Noted(BACK).awaitAll("seen", List.of("for-back"));
    assertThat(new Noted(SHOP).firstWords("seen")).containsExactly("for-shop");
    assertThat(new Noted(BACK).firstWords("seen")).containsExactly("for-back");
    assertThat(shop.get("signalbox/api/handlers").body())
        .contains("\"name\":\"company." + SHOP + "\"");
    assertThat(ApplicationWar.data("company." + SHOP).resolve("inbox.db")).isRegularFile();
  }
}
