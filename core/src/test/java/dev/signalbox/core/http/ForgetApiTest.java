package dev.signalbox.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForgetApiTest {

  private ApiFixture api;

  @BeforeEach
  void start() throws Exception {
    api = new ApiFixture();
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void forgottenEverywhere_is200WithAllSources() throws Exception {
    api.personalData.add("org.example.audit", handle -> 5);
    HttpResponse<String> response = api.post("forget", "{\"handle\":\"+15550001111\"}");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body())
        .isEqualTo(
            "{\"complete\":true,\"sources\":[{\"source\":\"inbox\",\"changed\":12},"
                + "{\"source\":\"org.example.audit\",\"changed\":5}]}");
  }

  @Test
  void failureSomewhere_is500NamingIt_andTheOthersAreDone() throws Exception {
    api.personalData.add(
        "org.example.audit",
        handle -> {
          throw new IOException("cannot find " + handle);
        });
    api.personalData.add("org.example.other", handle -> 1);
    HttpResponse<String> response = api.post("forget", "{\"handle\":\"+15550001111\"}");
    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(api.json(response).bool("complete")).hasValue(false);
    assertThat(api.error(response)).contains("org.example.audit", "ask again");
    assertThat(response.body())
        .contains("{\"source\":\"org.example.other\",\"changed\":1}")
        .doesNotContain("5550001111");
  }

  @Test
  void brokenInbox_isAFailureOfTheInbox() throws Exception {
    api.inbox.breakDown();
    HttpResponse<String> response = api.post("forget", "{\"handle\":\"+15550001111\"}");
    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(api.error(response)).contains("inbox");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"handle\":5}",
        "{\"handle\":\"\"}",
        "{\"handle\":\"a b\"}",
        "{\"handle\":\"+15550001111\",\"x\":1}"
      })
  void otherBody_is400(String body) throws Exception {
    HttpResponse<String> response = api.post("forget", body);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(api.error(response)).startsWith("expected").doesNotContain("5550001111");
  }

  @Test
  void get_is405() throws Exception {
    assertThat(api.get("forget").statusCode()).isEqualTo(405);
  }
}
