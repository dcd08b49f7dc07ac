package dev.weir.function;

import dev.weir.function.Function.Category;
import java.util.List;

/** Arrays, maps and multisets. */
final class CollectionFunctions {
  private CollectionFunctions() {}

  static List<Function> list() {
    return new Entry(Category.COLLECTION)
        .own("ARRAY", "elements ANY... -> *", "An array of the elements.", "ARRAY[1, 2] -- [1, 2]")
        .own(
            "MAP",
            "entries ANY... -> *",
            "A map from each key to the value after it.",
            "MAP['a', 1] -- {a=1}")
        .partial(
            "ITEM",
            "collection ANY, position ANY -> *",
            "The element at a position from 1 on, or the value of a key; NULL if there is none.",
            "ARRAY[5, 6][2] -- 6")
        .partial(
            "ELEMENT",
            "array ANY -> *",
            "The only element; NULL of an empty array.",
            "ELEMENT(ARRAY[5]) -- 5")
        .strict(
            "CARDINALITY",
            "collection ANY -> INT",
            "How many elements or entries there are.",
            "CARDINALITY(ARRAY[5, 6]) -- 2")
        .list();
  }
}
