package dev.signalbox.core.settings;

/** How many characters must be inserted, removed or replaced to make one text another. */
final class EditDistance {

  /** Longer texts are cut: nobody mistypes a key by so much. */
  private static final int LONGEST = 200;

  private EditDistance() {}

  static int between(String from, String to) {
    String a = from.substring(0, Math.min(LONGEST, from.length()));
    String b = to.substring(0, Math.min(LONGEST, to.length()));
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
