package dev.signalbox.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signalbox.api.spi.QueryResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryEndpointsTest {

  private final QueryEndpoints endpoints = new QueryEndpoints(Duration.ZERO);

  private static FakeQuery at(String... paths) {
    return new FakeQuery(query -> QueryResult.ok(Map.of()), paths);
  }

  private String found(String... path) {
    return endpoints.find(List.of(path)).map(f -> f.entry().target().source()).orElse("nothing");
  }

  @Test
  void samePathWithOtherNames_isRefusedNamingBoth() {
    endpoints.add(at("messages/{id}"), "first");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> endpoints.add(at("lines", "messages/{key}"), "second"))
        .withMessageContaining("messages/{key}")
        .withMessageContaining("messages/{id}")
        .withMessageContaining("first")
        .withMessageContaining("second");
    assertThat(endpoints.paths()).containsExactly("messages/{id}");
  }

  @Test
  void clashWithinOneEndpoint_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> endpoints.add(at("a", "a"), "x"));
    assertThat(endpoints.paths()).isEmpty();
  }

  @Test
  void earlierLiteral_winsOverLaterOne() {
    endpoints.add(at("{x}/b"), "later");
    endpoints.add(at("a/{y}"), "earlier");
    assertThat(found("a", "b")).isEqualTo("earlier");
    assertThat(found("c", "b")).isEqualTo("later");
    assertThat(found("c", "d")).isEqualTo("nothing");
    assertThat(found("a")).isEqualTo("nothing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "/", "/a", "a/", "a//b", "a/{}", "a/{x", "a/x}", "{x}/{x}", "..", "a b", "a/{1}"
      })
  void malformedPath_isRefusedWithIt(String path) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> endpoints.add(at(path), "x"))
        .withMessageContaining("'" + path + "'");
  }

  @Test
  void endpointWithoutPath_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> endpoints.add(at(), "empty"))
        .withMessageContaining("empty");
  }

  @Test
  void removal_takesOnlyItsOwnPathsAndMayBeRepeated() {
    FakeQuery first = at("a", "b");
    endpoints.add(first, "first");
    endpoints.add(at("c"), "second");
    assertThat(endpoints.remove(first)).isTrue();
    assertThat(endpoints.remove(first)).isTrue();
    assertThat(endpoints.paths()).containsExactly("c");
  }
}
