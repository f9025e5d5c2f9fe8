package dev.signalbox.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdsTest {

  private final Ids ids = new Ids(7);

  @Test
  void ids_differAndLeadBackToTheirNumbers() {
    Set<String> all = new HashSet<>();
    for (long i = 0; i < 10_000; i++) {
      String id = ids.text(i);
      assertThat(id).hasSize(Ids.LENGTH);
      assertThat(ids.index(id)).hasValue(i);
      all.add(id);
    }
    assertThat(all).hasSize(10_000);
  }

  @Test
  void idOfAnotherRun_isNotOurs() {
    assertThat(ids.index(new Ids(8).text(3))).isEmpty();
    assertThat(ids.index("51411ffd-4b3e-44b5-ac5b-b65aa83f4993")).isEmpty();
    assertThat(ids.index("something")).isEmpty();
  }
}
