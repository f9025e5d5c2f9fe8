package dev.signalbox.it.server.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.locks.LockSupport;

/** Keeps a thread of the server busy for a moment. */
@WebServlet("/pause")
public class Pause extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final long NANOS = 300_000_000;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    long end = System.nanoTime() + NANOS;
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
  }
}
