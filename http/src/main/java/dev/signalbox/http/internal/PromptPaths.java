package dev.signalbox.http.internal;

import dev.signalbox.core.http.EventLoop;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.http.pathmap.ServletPathSpec;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;

/**
 * Calls servlets that never wait on the thread that reads their connection, and all others on
 * threads of their own. Under load that saves two changes of threads for each request, which cost
 * as much as all the rest of it.
 */
final class PromptPaths extends Handler.Wrapper {

  private final List<ServletPathSpec> prompt = new CopyOnWriteArrayList<>();

  PromptPaths(ServletContextHandler servlets) {
    super(servlets);
  }

  /** The servlet at that pattern never waits. */
  void add(String pattern) {
    prompt.add(new ServletPathSpec(pattern));
  }

  @Override
  public Invocable.InvocationType getInvocationType() {
    return Invocable.InvocationType.NON_BLOCKING;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    EventLoop loop =
        ((LoopEndPoint) request.getConnectionMetaData().getConnection().getEndPoint()).loop();
    String path = Request.getPathInContext(request);
    if (prompt.stream().anyMatch(pattern -> pattern.matches(path))) {
      request.setAttribute(EventLoop.ATTRIBUTE, loop);
      return super.handle(request, response, callback);
    }
    loop.patient(() -> handlePatiently(request, response, callback));
    return true;
  }

  private void handlePatiently(Request request, Response response, Callback callback) {
    try {
      if (!super.handle(request, response, callback)) {
        Response.writeError(request, response, callback, 404);
      }
    } catch (Throwable failure) {
      Response.writeError(request, response, callback, failure);
    }
  }
}
