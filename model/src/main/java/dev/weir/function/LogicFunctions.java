package dev.weir.function;

import dev.weir.function.Function.Category;
import java.util.ArrayList;
import java.util.List;

/** Comparison and logic. */
final class LogicFunctions {
  private static final String TWO = "left ANY, right ANY -> BOOLEAN";
  private static final String ONE = "value ANY -> BOOLEAN";
  private static final String LOGIC = "value BOOLEAN -> BOOLEAN";

  private LogicFunctions() {}

  static List<Function> list() {
    List<Function> all = new ArrayList<>(comparison());
    all.addAll(logic());
    return all;
  }

  private static List<Function> comparison() {
    return new Entry(Category.COMPARISON)
        .strict("=", TWO, "Whether both are equal.", "1 = 1 -- TRUE")
        .strict("<>", TWO, "Whether both differ.", "1 <> 1 -- FALSE")
        .strict("<", TWO, "Whether the left is less.", "1 < 2 -- TRUE")
        .strict("<=", TWO, "Whether the left is less or equal.", "2 <= 2 -- TRUE")
        .strict(">", TWO, "Whether the left is greater.", "'b' > 'a' -- TRUE")
        .strict(">=", TWO, "Whether the left is greater or equal.", "1 >= 2 -- FALSE")
        .own("IS NULL", ONE, "Whether the value is NULL.", "1 IS NULL -- FALSE")
        .own("IS NOT NULL", ONE, "Whether the value is not NULL.", "1 IS NOT NULL -- TRUE")
        .own(
            "IS DISTINCT FROM",
            TWO,
            "Whether both differ, NULL being equal to NULL.",
            "1 IS DISTINCT FROM CAST(NULL AS INT) -- TRUE")
        .own(
            "IS NOT DISTINCT FROM",
            TWO,
            "Whether both are equal, NULL being equal to NULL.",
            "1 IS NOT DISTINCT FROM 1 -- TRUE")
        .own(
            "IN",
            "value ANY, candidates ANY... -> BOOLEAN",
            "Whether the value equals one of the candidates.",
            "2 IN (1, 2, 3) -- TRUE")
        .strict(
            "LIKE",
            "text STRING, pattern STRING, escape STRING? -> BOOLEAN",
            "Whether the text matches a pattern in which % is any run and _ any one character.",
            "'weir' LIKE 'w%' -- TRUE")
        .strict(
            "SIMILAR TO",
            "text STRING, pattern STRING, escape STRING? -> BOOLEAN",
            "Whether the text matches a regular expression of the SQL standard.",
            "'weir' SIMILAR TO '(w|r)%' -- TRUE")
        .list();
  }

  private static List<Function> logic() {
    return new Entry(Category.LOGIC)
        .own("AND", "values BOOLEAN... -> BOOLEAN", "TRUE if all are.", "TRUE AND FALSE -- FALSE")
        .own("OR", "values BOOLEAN... -> BOOLEAN", "TRUE if one is.", "TRUE OR FALSE -- TRUE")
        .strict("NOT", LOGIC, "The opposite.", "NOT TRUE -- FALSE")
        .own("IS TRUE", LOGIC, "Whether it is TRUE.", "TRUE IS TRUE -- TRUE")
        .own("IS NOT TRUE", LOGIC, "Whether it is FALSE or NULL.", "TRUE IS NOT TRUE -- FALSE")
        .own("IS FALSE", LOGIC, "Whether it is FALSE.", "TRUE IS FALSE -- FALSE")
        .own("IS NOT FALSE", LOGIC, "Whether it is TRUE or NULL.", "TRUE IS NOT FALSE -- TRUE")
        .own(
            "IS UNKNOWN",
            LOGIC,
            "Whether the truth value is NULL.",
            "CAST(NULL AS BOOLEAN) IS UNKNOWN -- TRUE")
        .own(
            "IS NOT UNKNOWN",
            LOGIC,
            "Whether the truth value is not NULL.",
            "TRUE IS NOT UNKNOWN -- TRUE")
        .list();
  }
}
