package dev.signalbox.handlers.reaction.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The reactions of one person to one part of a message, all of one kind.
 *
 * <p>The rule for what stands: a reaction stands when it was added and not removed after that. What
 * comes after what is decided by {@code reacted_at}, or {@code created_at} of an event that has
 * none; where that is equal, by {@code created_at}, because a removal may repeat the time of the
 * reaction; where that is equal too, the removal wins. Nothing depends on the order of arrival, so
 * a removal may come before its addition.
 *
 * <p>Reactions with different faces stand beside each other until each is removed: the samples show
 * one person with a heart and a rocket at once. A removal of a custom reaction or a sticker that
 * does not say which one takes away all of that kind that were added before it.
 */
final class Marks {

  private final Map<Face, Mark> marks;

  private Marks(Map<Face, Mark> marks) {
    this.marks = marks;
  }

  /** These, each with a face of its own. */
  static Marks of(List<Mark> marks) {
    Map<Face, Mark> byFace = new LinkedHashMap<>();
    marks.forEach(mark -> byFace.put(mark.face(), mark));
    return new Marks(byFace);
  }

  /** These with what one more event says. */
  Marks with(Mark news) {
    Map<Face, Mark> merged = new LinkedHashMap<>(marks);
    merged.merge(news.face(), news, Mark::merge);
    return new Marks(merged);
  }

  /** All of them, also those that do not stand. */
  List<Mark> all() {
    return List.copyOf(marks.values());
  }

  /** The one with this face. */
  Optional<Mark> with(Face face) {
    return Optional.ofNullable(marks.get(face));
  }

  /** Whether there is such a reaction now. */
  boolean standing(Face face) {
    Mark mark = marks.get(face);
    return mark != null && mark.outlives(mark.removed()) && mark.outlives(sweep(face.kind()));
  }

  private Optional<Moment> sweep(String kind) {
    return with(new Face(kind, "", "")).flatMap(Mark::removed);
  }
}
