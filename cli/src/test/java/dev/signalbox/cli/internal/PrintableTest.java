package dev.signalbox.cli.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class PrintableTest {

  @Test
  void everyControlCharacter_isEscaped() {
    for (int c = 0; c < 0xa0; c++) {
      String shown = Printable.line(Character.toString(c));
      boolean control = c < 0x20 || c >= 0x7f;
      assertThat(shown).isEqualTo(control ? "\\u%04x".formatted(c) : Character.toString(c));
    }
  }

  @Test
  void invisibleCharacters_areEscaped() {
    assertThat(Printable.line("a\u202eb\u2066c\u2028d\ufeffe\ud83f"))
        .isEqualTo("a\\u202eb\\u2066c\\u2028d\\ufeffe\\ud83f");
    assertThat(Printable.line(new String(Character.toChars(0xe0041)))).isEqualTo("\\udb40\\udc41");
  }

  @Test
  void letters_areShownAsTheyAre() {
    String text = "Grüße, 你好, \ud83d\udc69\u200d\ud83d\udc67 \\ \"";
    assertThat(Printable.line(text)).isEqualTo(text);
  }

  @Test
  void lineFeeds_stayInLinesOnly() {
    assertThat(Printable.line("a\nb")).isEqualTo("a\\u000ab");
    assertThat(Printable.lines("a\nb\r")).isEqualTo("a\nb\\u000d");
  }

  @Test
  void longText_isCutBetweenCharacters() {
    String faces = "\ud83d\ude00".repeat(5);
    assertThat(Printable.cut(faces, 5)).isEqualTo(faces);
    assertThat(Printable.cut(faces, 4)).isEqualTo("\ud83d\ude00".repeat(3) + "…");
  }

  @Test
  void wideCells_doNotWidenTheTableWithoutBound() {
    StringWriter out = new StringWriter();
    new Table("A", "B").row("x".repeat(100_000), "y").row("1", "2").print(new PrintWriter(out));

    assertThat(out.toString().lines()).hasSize(3).allMatch(line -> line.length() < 200);
  }
}
