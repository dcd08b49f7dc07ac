package dev.weir.function;

import dev.weir.function.Function.Category;
import java.util.List;

/** Regular expressions, which are Java's. One that is none gives NULL or FALSE, as in Flink. */
final class PatternFunctions {
  private PatternFunctions() {}

  static List<Function> list() {
    return new Entry(Category.STRING)
        .strict(
            "REGEXP",
            "text STRING, regex STRING -> BOOLEAN",
            "Whether the expression is found in the text.",
            "REGEXP('weir', '[aeiou]{2}') -- TRUE")
        .partial(
            "REGEXP_EXTRACT",
            "text STRING, regex STRING, group INTEGER? -> STRING",
            "The group, by default the whole, of the first match.",
            "REGEXP_EXTRACT('a1b22', 'b([0-9]+)', 1) -- 22")
        .partial(
            "REGEXP_REPLACE",
            "text STRING, regex STRING, replacement STRING -> STRING",
            "The text with every match replaced.",
            "REGEXP_REPLACE('a1b22', '[0-9]+', '#') -- a#b#")
        .partial(
            "REGEXP_COUNT",
            "text STRING, regex STRING -> INT",
            "How many matches there are.",
            "REGEXP_COUNT('a1b22', '[0-9]+') -- 2")
        .partial(
            "REGEXP_INSTR",
            "text STRING, regex STRING -> INT",
            "Where the first match starts, or 0.",
            "REGEXP_INSTR('a1b22', '[0-9]+') -- 2")
        .partial(
            "REGEXP_SUBSTR",
            "text STRING, regex STRING -> STRING",
            "The first match.",
            "REGEXP_SUBSTR('a1b22', '[0-9]{2}') -- 22")
        .list();
  }
}
