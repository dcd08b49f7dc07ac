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
          "CURRENT_WATERMARK",
          "FROM_CHANGELOG",
          "HASH_CODE",
          "ML_EVALUATE",
          "ML_PREDICT",
          "MULTISET",
          "OBJECT_OF",
          "OBJECT_UPDATE",
          "PRINT",
          "SOURCE_WATERMARK",
          "STREAMRECORD_TIMESTAMP",
          "TO_CHANGELOG",
          "VECTOR_SEARCH");

  private MissingFunctions() {}

  /** The error for a call of a name that is no function here. */
  static WeirException error(String name, Collection<String> functions) {
    return NAMES.contains(name.toUpperCase(Locale.ROOT))
        ? new WeirException(ErrorCode.UNSUPPORTED, "function \"" + name + "\" is not supported yet")
        : new WeirException(ErrorCode.UNKNOWN_FUNCTION, "function \"" + name + "\" does not exist")
            .withHint(Suggestions.didYouMean(name, functions));
  }
}
