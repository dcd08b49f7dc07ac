package dev.weir.sql.validate;

import dev.weir.error.ErrorCode;
import dev.weir.error.Suggestions;
import dev.weir.error.WeirException;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;

/** The functions that SQL on Flink can call and Weir lacks, so that they are told by name. */
final class MissingFunctions {
  private static final Set<String> NAMES =
      Set.of(
          "APPROX_COUNT_DISTINCT",
          "HASH_CODE",
          "ML_EVALUATE",
          "ML_PREDICT",
          "MULTISET",
          "OBJECT_OF",
          "OBJECT_UPDATE",
          "PRINT",
          "STREAMRECORD_TIMESTAMP",
          "VECTOR_SEARCH");

  private static final Set<String> OF_TABLES = Set.of("FROM_CHANGELOG", "TO_CHANGELOG");

  private MissingFunctions() {}

  /** The error for a call of a name that is no function here. */
  static WeirException error(String name, Collection<String> functions) {
    String upper = name.toUpperCase(Locale.ROOT);
    if (OF_TABLES.contains(upper)) {
      return new WeirException(
              ErrorCode.INVALID_STATEMENT, "function \"" + upper + "\" makes rows of a table")
          .withHint("Write FROM " + upper + "(TABLE name).");
    }
    if (upper.equals("SOURCE_WATERMARK")) {
      return new WeirException(
          ErrorCode.INVALID_STATEMENT, upper + "() can stand in WATERMARK FOR only");
    }
    return NAMES.contains(upper)
        ? new WeirException(ErrorCode.UNSUPPORTED, "function \"" + name + "\" is not supported yet")
        : new WeirException(ErrorCode.UNKNOWN_FUNCTION, "function \"" + name + "\" does not exist")
            .withHint(Suggestions.didYouMean(name, functions));
  }
}
