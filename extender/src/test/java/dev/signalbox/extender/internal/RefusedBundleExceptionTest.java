package dev.signalbox.extender.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RefusedBundleExceptionTest {

  @Test
  void message_isOneLineWithTheDeepestCause() {
    Throwable root = new IllegalArgumentException("two\n  lines");
    assertThat(new RefusedBundleException("acme", new IllegalStateException("outer", root)))
        .hasMessage(
            "bundle acme: java.lang.IllegalStateException: outer, caused by"
                + " java.lang.IllegalArgumentException: two lines");
  }

  @Test
  void causeThatIsTold_isNotToldTwice() {
    Throwable root = new IllegalArgumentException("why");
    assertThat(new RefusedBundleException("acme", new IllegalStateException("it is why", root)))
        .hasMessage("bundle acme: java.lang.IllegalStateException: it is why");
  }
}
