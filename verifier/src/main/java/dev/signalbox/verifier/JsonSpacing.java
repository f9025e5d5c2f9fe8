package dev.signalbox.verifier;

/** How JSON is spaced by the tools that write it. */
enum JsonSpacing {
  AS_IT_CAME(",", ":", "", "with its spacing as it came"),
  COMPACT(",", ":", "", "without any space"),
  SPACED(", ", ": ", "", "with a space after each comma and colon"),
  INDENTED_2(",", ": ", "  ", "indented by two spaces"),
  INDENTED_4(",", ": ", "    ", "indented by four spaces"),
  INDENTED_TAB(",", ": ", "\t", "indented by tabs");

  final String comma;
  final String colon;
  final String indent;
  final String words;

  JsonSpacing(String comma, String colon, String indent, String words) {
    this.comma = comma;
    this.colon = colon;
    this.indent = indent;
    this.words = words;
  }
}
