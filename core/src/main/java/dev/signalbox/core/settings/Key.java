package dev.signalbox.core.settings;

/**
 * One known setting.
 *
 * @param name its key
 * @param type how its text is read
 * @param fallback the text that holds when it is not set; null when nothing does
 * @param shownDefault the default in the documentation
 * @param meaning for people
 * @param secret whether its value must never be shown
 */
record Key<T>(
    String name,
    ValueType<T> type,
    String fallback,
    String shownDefault,
    String meaning,
    boolean secret) {

  static <T> Key<T> of(String name, ValueType<T> type, String fallback, String meaning) {
    return new Key<>(name, type, fallback, fallback, meaning, false);
  }

  static <T> Key<T> optional(String name, ValueType<T> type, String shown, String meaning) {
    return new Key<>(name, type, null, shown, meaning, false);
  }

  static <T> Key<T> secret(String name, ValueType<T> type, String shown, String meaning) {
    return new Key<>(name, type, null, shown, meaning, true);
  }

  SettingDoc doc() {
    return new SettingDoc(name, type.words(), shownDefault, meaning);
  }
}
