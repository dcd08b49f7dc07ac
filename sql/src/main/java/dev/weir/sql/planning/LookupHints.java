package dev.weir.sql.planning;

import dev.weir.error.ErrorCode;
import dev.weir.error.Suggestions;
import dev.weir.error.WeirException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlHint;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Checks LOOKUP hints. All look-ups ask for the keys of a batch at once and keep the order of rows,
 * and rows of equal keys meet in one task: asking for that, or for asking in the background,
 * changes no answer. Asking again later would, and is refused.
 */
final class LookupHints extends SqlBasicVisitor<@Nullable Void> {
  private static final String NAME = "LOOKUP";
  private static final String EXAMPLE = "Write it like LOOKUP('table' = 'customers').";
  private static final String TABLE = "table";
  private static final List<String> KNOWN =
      List.of(TABLE, "async", "output-mode", "capacity", "timeout", "shuffle");
  private static final List<String> RETRIES =
      List.of("retry-predicate", "retry-strategy", "fixed-delay", "max-attempts");

  private LookupHints() {}

  static void check(SqlNode query) {
    query.accept(new LookupHints());
  }

  @Override
  public @Nullable Void visit(SqlCall call) {
    if (call instanceof SqlSelect select && select.getHints() != null) {
      for (SqlNode node : select.getHints()) {
        if (node instanceof SqlHint hint && hint.getName().equals(NAME)) {
          check(hint, select.getFrom());
        }
      }
    }
    return super.visit(call);
  }

  private static void check(SqlHint hint, @Nullable SqlNode from) {
    if (hint.getOptionFormat() != SqlHint.HintOptionFormat.KV_LIST) {
      throw wrong("hint \"LOOKUP\" takes options with their values", EXAMPLE);
    }
    Map<String, String> options = hint.getOptionKVPairs();
    for (String option : options.keySet()) {
      if (RETRIES.contains(option)) {
        throw new WeirException(
                ErrorCode.UNSUPPORTED,
                "hint \"LOOKUP\" with \"" + option + "\" is not supported: keys are asked for once")
            .withHint("Leave the retry options out.");
      }
      if (!KNOWN.contains(option)) {
        throw wrong(
            "hint \"LOOKUP\" has no option \"" + option + "\"",
            Suggestions.didYouMean(option, KNOWN));
      }
    }
    String table = options.get(TABLE);
    if (table == null) {
      throw wrong("hint \"LOOKUP\" does not say which table it means", EXAMPLE);
    }
    List<String> tables = new ArrayList<>();
    TtlHints.collect(from, tables);
    if (!tables.contains(table)) {
      throw wrong(
          "hint \"LOOKUP\" names \"" + table + "\", which is not in FROM",
          Suggestions.didYouMean(table, tables));
    }
  }

  private static WeirException wrong(String message, @Nullable String hint) {
    return new WeirException(ErrorCode.INVALID_STATEMENT, message).withHint(hint);
  }
}
