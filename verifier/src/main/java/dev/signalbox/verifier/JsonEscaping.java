package dev.signalbox.verifier;

/** How the characters of JSON texts are written by the tools that write it. */
enum JsonEscaping {
  AS_IT_CAME(""),
  /** JavaScript, Jackson, PHP with JSON_UNESCAPED_UNICODE. */
  RAW(", characters written as themselves"),
  /** Python, PHP. */
  ASCII(", characters outside of ASCII as lower-case \\u escapes"),
  /** .NET and others. */
  ASCII_UPPER(", characters outside of ASCII as upper-case \\u escapes"),
  /** Go. */
  HTML(", the characters <, > and & as \\u escapes");

  final String words;

  JsonEscaping(String words) {
    this.words = words;
  }
}
