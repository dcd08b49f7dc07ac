package dev.weir.sql.pattern;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a pattern can have in the place of a variable that takes no row. Flink's parser knows {@code
 * ^} and {@code $} only around a whole pattern, so a letter that hardly anybody uses stands for
 * them on the way through it.
 */
public enum Anchor {
  /** {@code ^}, before the first row of the partition. */
  START('\u337c'),
  /** {@code $}, after the last row of the partition. */
  END('\u337d'),
  /** {@code ()}, no row at all. */
  EMPTY('\u337e');

  private final char letter;

  Anchor(char letter) {
    this.letter = letter;
  }

  /** The letter that stands for it in the text. */
  public char letter() {
    return letter;
  }

  /** The anchor that a name stands for, or null. */
  public static @Nullable Anchor named(String name) {
    return name.length() == 1 ? of(name.charAt(0)) : null;
  }

  private static @Nullable Anchor of(char letter) {
    for (Anchor anchor : values()) {
      if (anchor.letter == letter) {
        return anchor;
      }
    }
    return null;
  }

  /** The names and anchors that a parser read as one name, as {@code ^A}. */
  public static List<String> split(String name) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < name.length(); i++) {
      if (of(name.charAt(i)) != null) {
        if (start < i) {
          parts.add(name.substring(start, i));
        }
        parts.add(name.substring(i, i + 1));
        start = i + 1;
      }
    }
    if (start < name.length()) {
      parts.add(name.substring(start));
    }
    return parts;
  }
}
