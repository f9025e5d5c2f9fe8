package dev.signalbox.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.simulator.Client.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ConcurrencyTest {

  private static final int CLIENTS = 8;

  @Test
  void manyCreatesOfOneUrl_exactlyOneWins() throws Exception {
    try (Simulator simulator = Simulator.start(SimulatorOptions.defaults())) {
      for (int round = 0; round < 20; round++) {
        String url = "https://example.com/" + round;
        List<Answer> answers = atOnce(() -> Client.of(simulator).create(url, "call.ended"));
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
            .filteredOn(answer -> answer.status() == 400 && answer.code() == 1005)
            .hasSize(CLIENTS - 1);
      }
    }
  }

  @Test
  void manyDeletesOfOne_exactlyOneWins() throws Exception {
    try (Simulator simulator = Simulator.start(SimulatorOptions.defaults())) {
      String id = Client.of(simulator).create("https://example.com/", "call.ended").id();
      List<Answer> answers = atOnce(() -> Client.of(simulator).call("DELETE", Client.one(id), ""));

      assertThat(answers).filteredOn(answer -> answer.status() == 204).hasSize(1);
      assertThat(answers).filteredOn(answer -> answer.status() == 404).hasSize(CLIENTS - 1);
    }
  }

  @Test
  void portInUse_isSaid_andFreeAgainAfterClose() {
    Simulator first = Simulator.start(SimulatorOptions.defaults());
    int port = first.address().getPort();
    assertThatThrownBy(() -> Simulator.start(SimulatorOptions.builder().port(port).build()))
        .isInstanceOf(SimulatorException.class)
        .hasMessageContaining("127.0.0.1:" + port);
    first.close();

    Simulator.start(SimulatorOptions.builder().port(port).build()).close();
  }

  private static List<Answer> atOnce(Callable<Answer> call) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    try {
      CyclicBarrier barrier = new CyclicBarrier(CLIENTS);
      List<Future<Answer>> futures = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        futures.add(
            threads.submit(
                () -> {
                  barrier.await();
                  return call.call();
                }));
      }
      List<Answer> answers = new ArrayList<>();
      for (Future<Answer> future : futures) {
        answers.add(future.get());
      }
      return answers;
    } finally {
      threads.shutdownNow();
    }
  }
}
