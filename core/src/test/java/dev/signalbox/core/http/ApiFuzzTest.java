package dev.signalbox.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.BugDetectors;
import com.code_intelligence.jazzer.api.SilentCloseable;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * Requests of an operator as a fuzzer makes them: a line with method and path below the API, an
 * empty line, the body.
 */
class ApiFuzzTest {

  private static final int QUIET_MILLIS = 60_000;

  private static ApiFixture api;

  @BeforeAll
  static void start() throws Exception {
    api = new ApiFixture();
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  @FuzzTest(maxDuration = "1m")
  void anyRequest_isAnsweredWithoutAFault(byte[] input) throws IOException {
    String text = new String(input, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\n\n");
    int space = text.indexOf(' ');
    if (end < 0 || space < 0 || space > end) {
      return;
    }
    String answer =
        exchange(text.substring(0, space), text.substring(space + 1, end), text.substring(end + 2));
    // Whatever is wrong with a request is the sender's fault, and is said without ours. 501 is the
    // server's own, for a method it does not know on a path that leaves the API by "..".
    assertThat(answer).matches("(?s)HTTP/1.1 (2|4)[0-9]{2} .*|HTTP/1.1 50[15] .*");
    assertThat(answer).doesNotContain("\tat ", "Exception", "dev.signalbox");
  }

  private static String exchange(String method, String path, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.ISO_8859_1);
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(
        (method
                + " /signalbox/api/"
                + path
                + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: "
                + ApiFixture.BEARER
                + "\r\nContent-Length: "
                + bytes.length
                + "\r\n\r\n")
            .getBytes(StandardCharsets.ISO_8859_1));
    request.writeBytes(bytes);
    int port = api.server.uri("/").getPort();
    // The fuzzer takes any connection for a fault; this one is the test's own.
    SilentCloseable own = BugDetectors.allowNetworkConnections((host, to) -> to == port);
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(QUIET_MILLIS);
      socket.getOutputStream().write(request.toByteArray());
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    } finally {
      own.close();
    }
  }
}
