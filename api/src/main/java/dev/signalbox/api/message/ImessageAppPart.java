package dev.signalbox.api.message;

import dev.signalbox.api.Data;
import java.util.Objects;
import java.util.Optional;

/**
 * A card of an iMessage app.
 *
 * @param app the app
 * @param layout what the card says
 * @param url what the card opens
 * @param fallbackText what is shown where the card cannot be
 */
public record ImessageAppPart(
    Optional<App> app, Optional<Layout> layout, Optional<String> url, Optional<String> fallbackText)
    implements MessagePart {

  /**
   * An iMessage app.
   *
   * @param bundleId its bundle id
   * @param name its name
   * @param teamId its maker's team id
   * @param appStoreId its number in the App Store
   */
  public record App(
      Optional<String> bundleId,
      Optional<String> name,
      Optional<String> teamId,
      Optional<Long> appStoreId) {

    static App from(Data data) {
      return new App(
          data.string("bundle_id"),
          data.string("name"),
          data.string("team_id"),
          data.integer("app_store_id"));
    }
  }

  /**
   * The texts of a card.
   *
   * @param caption first line, left
   * @param subcaption second line, left
   * @param trailingCaption first line, right
   * @param trailingSubcaption second line, right
   */
  public record Layout(
      Optional<String> caption,
      Optional<String> subcaption,
      Optional<String> trailingCaption,
      Optional<String> trailingSubcaption) {

    static Layout from(Data data) {
      return new Layout(
          data.string("caption"),
          data.string("subcaption"),
          data.string("trailing_caption"),
          data.string("trailing_subcaption"));
    }
  }

  /** Checks that nothing is null. */
  public ImessageAppPart {
    Objects.requireNonNull(app, "app");
    Objects.requireNonNull(layout, "layout");
    Objects.requireNonNull(url, "url");
    Objects.requireNonNull(fallbackText, "fallbackText");
  }

  static ImessageAppPart from(Data data) {
    return new ImessageAppPart(
        data.object("app").map(App::from),
        data.object("layout").map(Layout::from),
        data.string("url"),
        data.string("fallback_text"));
  }
}
