package dev.signalbox.it.server.app;

import dev.signalbox.api.message.MessageReceived;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import javax.naming.InitialContext;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.sql.DataSource;

/** Notes what an observer finds around itself. */
@ApplicationScoped
public class Surroundings {

  @Inject private Notes notes;

  void on(@Observes MessageReceived event) throws NamingException, ClassNotFoundException {
    String id = event.envelope().eventId();
    notes.add("module", id, module());
    notes.add(
        "loader",
        id,
        String.valueOf(
            Thread.currentThread().getContextClassLoader().loadClass(Surroundings.class.getName())
                == Surroundings.class));
    DataSource source = InitialContext.doLookup(notes.setting("source"));
    notes.add("source", id, String.valueOf(source != null));
  }

  private static String module() throws NamingException {
    try {
      return InitialContext.doLookup("java:module/ModuleName");
    } catch (NameNotFoundException none) {
      return "none";
    }
  }
}
