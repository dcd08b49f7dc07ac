package dev.weir.function;

import dev.weir.function.Function.Category;
import java.util.ArrayList;
import java.util.List;

/** Arrays, maps and multisets. */
final class CollectionFunctions {
  private static final String ARRAY_AND_ELEMENT = "array ARRAY, element ANY -> *";

  private CollectionFunctions() {}

  static List<Function> list() {
    List<Function> all = new ArrayList<>(access());
    all.addAll(changes());
    all.addAll(sets());
    all.addAll(maps());
    all.addAll(texts());
    return all;
  }

  private static List<Function> access() {
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

  private static List<Function> changes() {
    return new Entry(Category.COLLECTION)
        .own(
            "ARRAY_APPEND",
            ARRAY_AND_ELEMENT,
            "The array with one more element at its end.",
            "ARRAY_APPEND(ARRAY[1, 2], 3) -- [1, 2, 3]")
        .own(
            "ARRAY_PREPEND",
            ARRAY_AND_ELEMENT,
            "The array with one more element before its first.",
            "ARRAY_PREPEND(ARRAY[1, 2], 3) -- [3, 1, 2]")
        .own(
            "ARRAY_REMOVE",
            ARRAY_AND_ELEMENT,
            "The array without the elements that are the same as this one.",
            "ARRAY_REMOVE(ARRAY[1, 2, 1], 1) -- [2]")
        .strict(
            "ARRAY_CONCAT",
            "arrays ARRAY... -> ~0",
            "The arrays one after the other.",
            "ARRAY_CONCAT(ARRAY[1], ARRAY[2, 1]) -- [1, 2, 1]")
        .strict(
            "ARRAY_REVERSE",
            "array ARRAY -> =0",
            "The array from its end.",
            "ARRAY_REVERSE(ARRAY[1, 2]) -- [2, 1]")
        .strict(
            "ARRAY_SLICE",
            "array ARRAY, from INTEGER, to INTEGER? -> =0",
            "The elements between two positions, both included; negative ones count from the end.",
            "ARRAY_SLICE(ARRAY[1, 2, 3], 2, -1) -- [2, 3]")
        .strict(
            "ARRAY_SORT",
            "array ARRAY, ascending BOOLEAN?, nulls_first BOOLEAN? -> =0",
            "The array in order: ascending with NULLs first, or descending with NULLs last.",
            "ARRAY_SORT(ARRAY[2, 3, 1], FALSE) -- [3, 2, 1]")
        .list();
  }

  private static List<Function> sets() {
    return new Entry(Category.COLLECTION)
        .own(
            "ARRAY_CONTAINS",
            ARRAY_AND_ELEMENT,
            "Whether the element, or a NULL, is in the array.",
            "ARRAY_CONTAINS(ARRAY[1, 2], 2) -- TRUE")
        .strict(
            "ARRAY_POSITION",
            "array ARRAY, element ANY -> INT",
            "The first position of the element, from 1; 0 if it is not in the array.",
            "ARRAY_POSITION(ARRAY[5, 6], 6) -- 2")
        .strict(
            "ARRAY_DISTINCT",
            "array ARRAY -> =0",
            "Each element once.",
            "ARRAY_DISTINCT(ARRAY[1, 2, 1]) -- [1, 2]")
        .strict(
            "ARRAY_EXCEPT",
            "array ARRAY, other ARRAY -> ~0",
            "The elements that the other array has not, each once.",
            "ARRAY_EXCEPT(ARRAY[1, 2, 1], ARRAY[2]) -- [1]")
        .strict(
            "ARRAY_INTERSECT",
            "array ARRAY, other ARRAY -> ~0",
            "The elements that the other array has too, each once.",
            "ARRAY_INTERSECT(ARRAY[1, 2], ARRAY[2, 3]) -- [2]")
        .strict(
            "ARRAY_UNION",
            "array ARRAY, other ARRAY -> ~0",
            "The elements of both arrays, each once.",
            "ARRAY_UNION(ARRAY[1, 2], ARRAY[2, 3]) -- [1, 2, 3]")
        .partial(
            "ARRAY_MAX",
            "array ARRAY -> *",
            "The greatest element that is not NULL.",
            "ARRAY_MAX(ARRAY[1, 3, 2]) -- 3")
        .partial(
            "ARRAY_MIN",
            "array ARRAY -> *",
            "The least element that is not NULL.",
            "ARRAY_MIN(ARRAY[2, 1, 3]) -- 1")
        .list();
  }

  private static List<Function> maps() {
    return new Entry(Category.COLLECTION)
        .strict(
            "MAP_ENTRIES",
            "map MAP -> *",
            "An array of rows of a key and its value.",
            "MAP_ENTRIES(MAP['a', 1]) -- [(a, 1)]")
        .strict(
            "MAP_FROM_ARRAYS",
            "keys ARRAY, values ARRAY -> *",
            "A map of keys and their values.",
            "MAP_FROM_ARRAYS(ARRAY['a', 'b'], ARRAY[1, 2]) -- {a=1, b=2}")
        .strict("MAP_KEYS", "map MAP -> *", "The keys.", "MAP_KEYS(MAP['a', 1]) -- [a]")
        .strict("MAP_VALUES", "map MAP -> *", "The values.", "MAP_VALUES(MAP['a', 1]) -- [1]")
        .strict(
            "MAP_UNION",
            "maps MAP... -> ~0",
            "The entries of all maps; of a key in several, the value in the last of them.",
            "MAP_UNION(MAP['a', 1], MAP['a', 2]) -- {a=2}")
        .list();
  }

  private static List<Function> texts() {
    return new Entry(Category.COLLECTION)
        .strict(
            "ARRAY_JOIN",
            "array ARRAY, delimiter STRING, replacement STRING? -> *",
            "The elements with the delimiter between them; NULLs are replaced or left out.",
            "ARRAY_JOIN(ARRAY['a', 'b'], '-') -- a-b")
        .strict(
            "SPLIT",
            "text STRING, delimiter STRING -> ARRAY<STRING>",
            "The parts between delimiters; the characters if the delimiter is empty.",
            "SPLIT('a;b', ';') -- [a, b]")
        .partial(
            "STR_TO_MAP",
            "text STRING, entries STRING?, values STRING? -> MAP<STRING, STRING>",
            "A map of text; the delimiters are regular expressions, by default , and =.",
            "STR_TO_MAP('a=1,b=2') -- {a=1, b=2}")
        .partial(
            "REGEXP_EXTRACT_ALL",
            "text STRING, pattern STRING, group INTEGER? -> ARRAY<STRING>",
            "What a group of the regular expression, by default the first, finds in each match.",
            "REGEXP_EXTRACT_ALL('a1b2', '([a-z])') -- [a, b]")
        .list();
  }
}
