package dev.weir.engine.json;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One step of a path. */
sealed interface JsonStep {
  /** Members by name. */
  record Names(List<String> names) implements JsonStep {}

  /** Elements by place; negative places count from the end. */
  record Places(List<Integer> places) implements JsonStep {}

  /** Elements from one place to before another; an end that is left out is null. */
  record Range(@Nullable Integer from, @Nullable Integer to) implements JsonStep {}

  /** All members or elements. */
  record All() implements JsonStep {}

  /** The value itself and everything in it. */
  record Descendants() implements JsonStep {}

  /** Elements that meet a condition. */
  record Where(JsonFilter condition) implements JsonStep {}

  /** How many members or elements there are. */
  record Length() implements JsonStep {}

  /** Whether the step leads to at most one value. */
  default boolean definite() {
    return switch (this) {
      case Names names -> names.names().size() == 1;
      case Places places -> places.places().size() == 1;
      case Length length -> true;
      case Range range -> false;
      case All all -> false;
      case Descendants descendants -> false;
      case Where where -> false;
    };
  }
}
