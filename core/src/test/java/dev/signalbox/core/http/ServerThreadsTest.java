package dev.signalbox.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who sends an answer: the servlet in a container, the container where it is an event loop. */
class ServerThreadsTest {

  private final List<String> done = new ArrayList<>();

  @Test
  void containerWithoutEventLoop_isToldTheLengthSoThatItSendsAtOnce() throws Exception {
    threads(null).write(Answer.UNAUTHORIZED, response());
    assertThat(done).contains("setStatus", "setContentLength", "write");
    assertThat(done.indexOf("setContentLength")).isLessThan(done.indexOf("write"));
  }

  @Test
  void eventLoop_isLeftTheAnswer() throws Exception {
    threads(loop()).write(Answer.UNAUTHORIZED, response());
    assertThat(done).contains("setStatus", "write").doesNotContain("setContentLength");
  }

  @Test
  void tasksOfAnEventLoop_areItsOwn() {
    ServerThreads threads = threads(loop());
    threads.prompt(() -> done.add("prompt task"));
    threads.patient(() -> done.add("patient task"));
    assertThat(done).containsExactly("prompt", "prompt task", "patient", "patient task");
  }

  private EventLoop loop() {
    return new EventLoop() {
      @Override
      public void prompt(Runnable task) {
        done.add("prompt");
        task.run();
      }

      @Override
      public void patient(Runnable task) {
        done.add("patient");
        task.run();
      }
    };
  }

  private static ServerThreads threads(EventLoop loop) {
    HttpServletRequest request =
        (HttpServletRequest)
            Proxy.newProxyInstance(
                ServerThreadsTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) ->
                    method.getName().equals("getAttribute")
                            && arguments[0].equals(EventLoop.ATTRIBUTE)
                        ? loop
                        : null);
    return ServerThreads.of(
        request, new Intake(null, null, null, null, null, null, Runnable::run, null));
  }

  private HttpServletResponse response() {
    return (HttpServletResponse)
        Proxy.newProxyInstance(
            ServerThreadsTest.class.getClassLoader(),
            new Class<?>[] {HttpServletResponse.class},
            (proxy, method, arguments) -> {
              done.add(method.getName());
              return method.getName().equals("getOutputStream") ? out() : null;
            });
  }

  private ServletOutputStream out() {
    return new ServletOutputStream() {
      @Override
      public boolean isReady() {
        return true;
      }

      @Override
      public void setWriteListener(WriteListener listener) {
        throw new IllegalStateException("nobody waits for this response");
      }

      @Override
      public void write(int b) {
        throw new IllegalStateException("expected the answer in one piece");
      }

      @Override
      public void write(byte[] bytes) {
        done.add("write");
      }
    };
  }
}
