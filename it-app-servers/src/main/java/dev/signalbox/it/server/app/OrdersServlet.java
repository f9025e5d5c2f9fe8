package dev.signalbox.it.server.app;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Tells how many rows an event has. */
@WebServlet("/orders")
public class OrdersServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject private transient OrderBook orders;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/plain");
    response.getWriter().print(orders.count(request.getParameter("event")));
  }
}
