package dev.signalbox.embedded.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApplicationNameTest {

  private static String name(Map<String, String> directory, String contextPath) {
    return new ApplicationName(key -> Optional.ofNullable(directory.get(key))).of(contextPath);
  }

  private static String ofModule(String module) {
    return name(Map.of("java:module/ModuleName", module, "java:app/AppName", module), "/other");
  }

  @ParameterizedTest
  @CsvSource({
    "shop, shop",
    "Shop Desk, shop-desk",
    "shop-1.2.3, shop",
    "shop-1.2.3-SNAPSHOT, shop",
    "shop-1.2.3.Final, shop",
    "shop-2.0-rc1, shop",
    "shop_v1.2, shop",
    "shop-2, shop-2",
    "shop2go, shop2go",
    ".shop., shop",
    "bücher, b-cher",
  })
  void module_isWrittenAsAHandlersName(String module, String name) {
    assertThat(ofModule(module)).isEqualTo(name);
  }

  @Test
  void moduleOfALargerApplication_hasItsNameBeforeIt() {
    Map<String, String> directory =
        Map.of("java:module/ModuleName", "web-1.0", "java:app/AppName", "Store-1.0");
    assertThat(name(directory, "/web")).isEqualTo("store.web");
  }

  @ParameterizedTest
  @CsvSource({"/shop, shop", "/shop/v2, shop-v2", "'', root", "/, root", "/shop##7, shop"})
  void withoutNames_theContextPathCounts(String contextPath, String name) {
    assertThat(name(Map.of(), contextPath)).isEqualTo(name);
  }

  @Test
  void longName_isCut() {
    assertThat(ofModule("x".repeat(150))).hasSize(100);
  }
}
