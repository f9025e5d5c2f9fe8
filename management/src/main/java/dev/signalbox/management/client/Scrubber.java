package dev.signalbox.management.client;

import java.util.regex.Pattern;

/** Makes a text of a server fit to be shown: one short line without secrets. */
final class Scrubber {

  private static final int LONGEST = 300;
  private static final Pattern SECRET = Pattern.compile("whsec_[^\\s\"',}]*");
  private static final Pattern BEARER = Pattern.compile("(?i)bearer\\s+[^\\s\"',}]+");
  private static final Pattern PHONE = Pattern.compile("\\+[0-9]{7,15}");
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\s]+");

  private final ApiKey apiKey;

  Scrubber(ApiKey apiKey) {
    this.apiKey = apiKey;
  }

  String shown(String text) {
    String clean = apiKey.hiddenIn(text);
    clean = SECRET.matcher(clean).replaceAll("(hidden)");
    clean = BEARER.matcher(clean).replaceAll("(hidden)");
    clean = PHONE.matcher(clean).replaceAll("(number)");
    clean = UNPRINTABLE.matcher(clean).replaceAll(" ").trim();
    return clean.length() > LONGEST ? clean.substring(0, LONGEST) + "..." : clean;
  }
}
