package dev.signalbox.it.server.control;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Reads what is posted, and lets a bean observe it. */
@WebServlet("/webhooks/linq")
public class ControlServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject private transient Event<byte[]> events;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    events.fire(request.getInputStream().readAllBytes());
    response.setStatus(HttpServletResponse.SC_OK);
  }
}
