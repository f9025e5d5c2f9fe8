package dev.signalbox.embedded.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class LateTest {

  @Test
  @SuppressWarnings("unchecked")
  void call_goesToWhatIsThereAtThatMoment() {
    AtomicReference<Supplier<String>> target = new AtomicReference<>();
    Supplier<String> late = Late.of(Supplier.class, "late", target::get);

    target.set(() -> "one");
    assertThat(late.get()).isEqualTo("one");
    target.set(() -> "two");
    assertThat(late.get()).isEqualTo("two");
    assertThat(late).hasToString("late").isEqualTo(late);
  }

  @Test
  void failure_comesOutAsItWas() {
    Callable<?> late =
        Late.of(
            Callable.class,
            "late",
            () ->
                () -> {
                  throw new java.io.IOException("as it was");
                });

    assertThatThrownBy(late::call).isInstanceOf(java.io.IOException.class).hasMessage("as it was");
  }
}
