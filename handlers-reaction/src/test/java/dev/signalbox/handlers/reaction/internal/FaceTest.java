package dev.signalbox.handlers.reaction.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.api.Data;
import dev.signalbox.api.reaction.ReactionType;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaceTest {

  private static Face face(TestEvents event) {
    return Face.of(event.reaction(), event.data());
  }

  @ParameterizedTest
  @EnumSource(names = {"LOVE", "LIKE", "DISLIKE", "LAUGH", "EMPHASIZE", "QUESTION"})
  void plainKind_isItsFace_whateverElseIsSaid(ReactionType type) {
    TestEvents event = TestEvents.event("e", type, 0).emoji(Optional.of("x"));

    assertThat(face(event)).isEqualTo(new Face(type.name().toLowerCase(), "", ""));
    assertThat(face(event).named()).isFalse();
  }

  @Test
  void customReaction_isItsEmoji() {
    assertThat(face(TestEvents.emoji("e", " \ud83d\ude80", 0)))
        .isEqualTo(new Face("custom", "\ud83d\ude80", ""));
    assertThat(face(TestEvents.emoji("e", " ", 0)).named()).isFalse();
  }

  @Test
  void sticker_isItsFileName_elseItsAddressWithoutSignature() {
    assertThat(face(TestEvents.sticker("e", "cat.png", "https://x/1?sig=1", 0)))
        .isEqualTo(new Face("sticker", "", "cat.png"));
    assertThat(face(TestEvents.sticker("e", "", "https://x/1?sig=1", 0)))
        .isEqualTo(face(TestEvents.sticker("e", "", "https://x/1?sig=2#f", 0)))
        .isEqualTo(new Face("sticker", "", "https://x/1"));
    assertThat(face(TestEvents.event("e", ReactionType.STICKER, 0)).named()).isFalse();
  }

  @Test
  void kindThatNobodyKnows_keepsItsText() {
    TestEvents wow = TestEvents.event("e", ReactionType.UNKNOWN, 0);

    assertThat(face(wow)).isEqualTo(new Face("unknown", "", ""));
    assertThat(face(wow.data(Data.of(Map.of("reaction_type", " Wow "))).emoji(Optional.of("x"))))
        .isEqualTo(new Face("wow", "x", ""));
  }
}
