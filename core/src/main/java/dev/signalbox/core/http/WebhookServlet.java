package dev.signalbox.core.http;

import dev.signalbox.core.receive.EndpointConfig;
import dev.signalbox.core.receive.Gate;
import dev.signalbox.core.receive.Receiver;
import dev.signalbox.core.receive.ReceiverListener;
import dev.signalbox.core.receive.Unavailability;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Takes deliveries at {@code POST /webhooks/linq} (the endpoint {@code default}) and {@code POST
 * /webhooks/linq/<endpoint>}; to be mapped to {@code /webhooks/linq/*}, with asynchronous support.
 * No thread waits, neither for a body nor for the disk; where the container sets an {@link
 * EventLoop}, none of its threads waits for a sender to read either. Needs Servlet 5 or newer.
 *
 * <table>
 *   <caption>Answers</caption>
 *   <tr><td>200</td><td>verified and durably stored, now or before</td></tr>
 *   <tr><td>400</td><td>the request ended before its body was whole</td></tr>
 *   <tr><td>401</td><td>not verified, or no such endpoint: always the same bytes</td></tr>
 *   <tr><td>405</td><td>not a POST</td></tr>
 *   <tr><td>408</td><td>the body took too long</td></tr>
 *   <tr><td>413</td><td>the body is too large</td></tr>
 *   <tr><td>415</td><td>the body is compressed</td></tr>
 *   <tr><td>503</td><td>cannot be stored now: full, failing, starting, draining, or too much at
 *       one time; with Retry-After</td></tr>
 * </table>
 */
public final class WebhookServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private final transient Intake intake;

  /**
   * With its parts.
   *
   * @param receiver what deliveries are given to
   * @param gate the gate of that receiver; while it is not open bodies are not even read
   * @param limits bounds on size, time and number
   * @param listener is told of the requests that never reach the receiver
   * @param answers writes the answers that a commit was waited for; its tasks never wait
   * @param timer ends the wait for slow bodies; should forget what is cancelled
   * @param clock paces the log
   */
  public WebhookServlet(
      Receiver receiver,
      Gate gate,
      WebhookLimits limits,
      ReceiverListener listener,
      Executor answers,
      ScheduledExecutorService timer,
      Clock clock) {
    this.intake =
        new Intake(
            receiver,
            gate,
            limits,
            new Budget(limits.maxBytes()),
            new Budget(limits.maxRequests()),
            new HttpLog(listener, clock),
            answers,
            timer);
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!"POST".equals(request.getMethod())) {
      reject(request, response, Answer.METHOD_NOT_ALLOWED);
    } else if (!RequestHeaders.plainBody(request)) {
      reject(request, response, Answer.ENCODED);
    } else if (request.getContentLengthLong() > intake.limits().maxBodySize()) {
      reject(request, response, Answer.TOO_LARGE);
    } else {
      enter(request, response);
    }
  }

  private void enter(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (intake.gate().enter().isEmpty()) {
      intake.log().unavailable(intake.gate().closed().orElse(Unavailability.STARTING));
      turnAway(request, response, Answer.UNAVAILABLE);
    } else if (!intake.requests().take(1)) {
      intake.gate().leave();
      intake.log().unavailable(Unavailability.OVERLOADED);
      ServerThreads.of(request, intake).write(Answer.UNAVAILABLE_CLOSING, response);
    } else {
      begin(request, response);
    }
  }

  private void begin(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Exchange exchange;
    try {
      String endpoint = RequestHeaders.endpoint(request, EndpointConfig.DEFAULT_NAME);
      exchange = new Exchange(intake, endpoint, request, request.startAsync(request, response));
    } catch (IllegalStateException noAsync) {
      intake.requests().give(1);
      intake.gate().leave();
      intake.log().failed(noAsync);
      ServerThreads.of(request, intake).write(Answer.UNAVAILABLE_CLOSING, response);
      return;
    }
    exchange.begin();
  }

  private void reject(HttpServletRequest request, HttpServletResponse response, Answer answer)
      throws IOException {
    intake.log().rejected(answer);
    turnAway(request, response, answer);
  }

  private void turnAway(HttpServletRequest request, HttpServletResponse response, Answer answer)
      throws IOException {
    ServerThreads threads = ServerThreads.of(request, intake);
    if (!bodyComing(request)) {
      threads.write(answer, response);
      return;
    }
    AsyncContext async = request.startAsync(request, response);
    async.setTimeout(Farewell.MILLIS);
    ServletInputStream in = request.getInputStream();
    Farewell farewell = new Farewell(async, in, intake.limits().maxBodySize(), intake.log());
    async.addListener(farewell);
    farewell.say(answer, threads, () -> in.setReadListener(farewell));
  }

  /** Whether there is a body that the sender sends without waiting to be asked for it. */
  private static boolean bodyComing(HttpServletRequest request) {
    boolean body =
        request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    return body && request.getHeader("Expect") == null;
  }
}
