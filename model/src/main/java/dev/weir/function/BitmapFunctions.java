package dev.weir.function;

import dev.weir.function.Function.Category;
import java.util.ArrayList;
import java.util.List;

/** Sets of 32-bit numbers. */
final class BitmapFunctions {
  private static final String BOTH = "left BITMAP, right BITMAP -> BITMAP";

  private BitmapFunctions() {}

  static List<Function> list() {
    List<Function> all = new ArrayList<>(conversions());
    all.addAll(operations());
    return all;
  }

  private static List<Function> conversions() {
    return new Entry(Category.BITMAP)
        .strict(
            "BITMAP_BUILD",
            "numbers ARRAY -> *",
            "The set of the numbers of an array of INT, without NULLs.",
            "BITMAP_TO_STRING(BITMAP_BUILD(ARRAY[3, 1, 3])) -- {1,3}")
        .strict(
            "BITMAP_FROM_BYTES",
            "bytes BINARY -> BITMAP",
            "The set of bytes in the portable format of Roaring bitmaps.",
            "BITMAP_FROM_BYTES(x'3a30000000000000') -- {}")
        .strict(
            "BITMAP_TO_BYTES",
            "bitmap BITMAP -> BYTES",
            "The bytes in the portable format of Roaring bitmaps.",
            "BITMAP_TO_BYTES(BITMAP_BUILD(ARRAY[1])) -- x'3a300000010000000000000010000000"
                + "0100'")
        .strict(
            "BITMAP_TO_ARRAY",
            "bitmap BITMAP -> ARRAY<INT>",
            "The numbers in order; negative ones come last, as they are taken without sign.",
            "BITMAP_TO_ARRAY(BITMAP_BUILD(ARRAY[3, -1])) -- [3, -1]")
        .strict(
            "BITMAP_TO_STRING",
            "bitmap BITMAP -> STRING",
            "The numbers in order, without sign.",
            "BITMAP_TO_STRING(BITMAP_BUILD(ARRAY[3, -1])) -- {3,4294967295}")
        .strict(
            "BITMAP_CARDINALITY",
            "bitmap BITMAP -> BIGINT",
            "How many numbers there are.",
            "BITMAP_CARDINALITY(BITMAP_BUILD(ARRAY[3, 1, 3])) -- 2")
        .list();
  }

  private static List<Function> operations() {
    return new Entry(Category.BITMAP)
        .strict(
            "BITMAP_AND",
            BOTH,
            "What is in both sets.",
            "BITMAP_AND(BITMAP_BUILD(ARRAY[1, 2]), BITMAP_BUILD(ARRAY[2, 3])) -- {2}")
        .strict(
            "BITMAP_OR",
            BOTH,
            "What is in one or both sets.",
            "BITMAP_OR(BITMAP_BUILD(ARRAY[1, 2]), BITMAP_BUILD(ARRAY[2, 3])) -- {1,2,3}")
        .strict(
            "BITMAP_XOR",
            BOTH,
            "What is in just one of the sets.",
            "BITMAP_XOR(BITMAP_BUILD(ARRAY[1, 2]), BITMAP_BUILD(ARRAY[2, 3])) -- {1,3}")
        .strict(
            "BITMAP_ANDNOT",
            BOTH,
            "What is in the left set and not in the right one.",
            "BITMAP_ANDNOT(BITMAP_BUILD(ARRAY[1, 2]), BITMAP_BUILD(ARRAY[2, 3])) -- {1}")
        .list();
  }
}
