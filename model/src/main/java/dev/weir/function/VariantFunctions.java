package dev.weir.function;

import dev.weir.function.Function.Category;
import java.util.List;

/** Values that tell their own type. */
final class VariantFunctions {
  private VariantFunctions() {}

  static List<Function> list() {
    return new Entry(Category.VARIANT)
        .strict(
            "PARSE_JSON",
            "text STRING, allow_duplicate_keys BOOLEAN? -> VARIANT",
            "The variant of a JSON document; fails if the text is none.",
            "PARSE_JSON('{\"b\": 1, \"a\": [2]}') -- {\"a\":[2],\"b\":1}")
        .partial(
            "TRY_PARSE_JSON",
            "text STRING, allow_duplicate_keys BOOLEAN? -> VARIANT",
            "The variant of a JSON document; NULL if the text is none.",
            "TRY_PARSE_JSON('{') IS NULL -- TRUE")
        .list();
  }
}
