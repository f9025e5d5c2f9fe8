package dev.signalbox.verifier;

/** How a slash in a JSON text is written. */
enum JsonSlashes {
  AS_IT_CAME(""),
  PLAIN(", slashes plain"),
  /** PHP by default. */
  ESCAPED(", slashes escaped");

  final String words;

  JsonSlashes(String words) {
    this.words = words;
  }
}
