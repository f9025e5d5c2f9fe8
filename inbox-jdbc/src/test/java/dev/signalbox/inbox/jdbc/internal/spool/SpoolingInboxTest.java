package dev.signalbox.inbox.jdbc.internal.spool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.inbox.Inbox;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SpoolingInboxTest {

  /** A default of the contract would hide what the store behind the spool can do. */
  @Test
  void everyMethodOfAnInbox_isPassedOn() {
    Set<String> own =
        Arrays.stream(SpoolingInbox.class.getDeclaredMethods())
            .map(SpoolingInboxTest::signature)
            .collect(Collectors.toSet());

    assertThat(Arrays.stream(Inbox.class.getMethods()).map(SpoolingInboxTest::signature))
        .isNotEmpty()
        .allMatch(own::contains);
  }

  private static String signature(Method method) {
    return method.getName() + Arrays.toString(method.getParameterTypes());
  }
}
