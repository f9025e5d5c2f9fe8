package dev.signalbox.http.internal;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Answers errors with their status alone: nothing of a request, and nothing of the server, is shown
 * to a sender.
 */
final class SilentErrorHandler extends ErrorHandler {

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    // A request that a stopping server could not finish is our failure: come again.
    if (response.getStatus() == 500
        && !request.getConnectionMetaData().getConnector().getServer().isStarted()) {
      response.setStatus(503);
      response.getHeaders().put(HttpHeader.RETRY_AFTER, "5");
    }
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    response.write(true, null, callback);
    return true;
  }
}
