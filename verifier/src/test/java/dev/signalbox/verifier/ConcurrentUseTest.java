package dev.signalbox.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConcurrentUseTest {

  @Test
  void oneSecretInManyThreads_signsAndVerifiesRight() throws Exception {
    SignatureVerifier verifier = new SignatureVerifier(Deliveries.CLOCK);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<Integer>> counts =
          IntStream.range(0, 8).mapToObj(i -> threads.submit(() -> accepted(verifier, i))).toList();
      for (Future<Integer> count : counts) {
        assertThat(count.get()).isEqualTo(2000);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static int accepted(SignatureVerifier verifier, int seed) {
    Random random = new Random(seed);
    int accepted = 0;
    for (int i = 0; i < 2000; i++) {
      byte[] body = new byte[random.nextInt(300)];
      random.nextBytes(body);
      HeaderSource headers =
          HeaderSource.of(new Signer().standard(Deliveries.SECRET, "a" + i, Deliveries.NOW, body));
      accepted +=
          verifier.verify(Deliveries.RING, Deliveries.BOTH, headers, body)
                  instanceof Verdict.Accepted
              ? 1
              : 0;
    }
    return accepted;
  }
}
