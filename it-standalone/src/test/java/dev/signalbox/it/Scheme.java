package dev.signalbox.it;

/** Which headers a delivery is signed with. */
enum Scheme {
  STANDARD,
  LEGACY,
  BOTH;

  String headers(byte[] body) {
    String now = Forge.now();
    String standard = Forge.standard("wh-1", now, body);
    String legacy = Forge.legacy(now, Forge.legacySignature(now, body));
    return switch (this) {
      case STANDARD -> standard;
      case LEGACY -> legacy;
      case BOTH -> standard + legacy;
    };
  }
}
