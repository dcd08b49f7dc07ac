package dev.weir.sql.planning;

import dev.weir.error.ErrorCode;
import dev.weir.error.Suggestions;
import dev.weir.error.WeirException;
import dev.weir.sql.catalog.TableDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.hint.HintPredicates;
import org.apache.calcite.rel.hint.HintStrategyTable;
import org.apache.calcite.rel.hint.RelHint;
import org.apache.calcite.util.Litmus;
import org.jspecify.annotations.Nullable;

/**
 * The hints of Flink. {@code OPTIONS} changes a table for one query. How a join is carried out is
 * not for a hint to say here; those hints are known, and change nothing.
 */
final class Hints {
  private static final String OPTIONS = "OPTIONS";
  private static final List<String> OF_JOINS =
      List.of("BROADCAST", "SHUFFLE_HASH", "SHUFFLE_MERGE", "NEST_LOOP", "LOOKUP", "MULTI_JOIN");
  private static final String STATE_TTL = "STATE_TTL";

  static final HintStrategyTable STRATEGIES = strategies();

  private Hints() {}

  private static HintStrategyTable strategies() {
    HintStrategyTable.Builder builder =
        HintStrategyTable.builder()
            .hintStrategy(OPTIONS, HintPredicates.TABLE_SCAN)
            .hintStrategy(
                STATE_TTL, HintPredicates.or(HintPredicates.JOIN, HintPredicates.AGGREGATE));
    OF_JOINS.forEach(name -> builder.hintStrategy(name, HintPredicates.JOIN));
    return builder.errorHandler(new Refusal()).build();
  }

  /** The table with the options that a query gives it in {@code OPTIONS}. */
  static TableDefinition apply(TableDefinition table, List<RelHint> hints) {
    Map<String, String> options = new HashMap<>(table.options());
    hints.stream()
        .filter(hint -> hint.hintName.equals(OPTIONS))
        .forEach(hint -> options.putAll(hint.kvOptions));
    return options.equals(table.options()) ? table : table.withOptions(options);
  }

  /** Refuses OPTIONS of what has none. */
  static void refuse(String view, List<RelHint> hints) {
    if (hints.stream().anyMatch(hint -> hint.hintName.equals(OPTIONS))) {
      throw new WeirException(
              ErrorCode.INVALID_STATEMENT, "view \"" + view + "\" has no options to change")
          .withHint("Write the hint at a table, in the view's own query.");
    }
  }

  /** Refuses names that no hint has. Calcite's message arrives with the name as its argument. */
  private static final class Refusal implements Litmus {
    @Override
    public boolean fail(@Nullable String message, @Nullable Object... arguments) {
      String name = arguments.length == 0 ? String.valueOf(message) : String.valueOf(arguments[0]);
      List<String> known = new ArrayList<>(OF_JOINS);
      known.add(OPTIONS);
      known.add(STATE_TTL);
      throw new WeirException(ErrorCode.INVALID_STATEMENT, "hint \"" + name + "\" does not exist")
          .withHint(Suggestions.didYouMean(name, known));
    }

    @Override
    public boolean succeed() {
      return true;
    }

    @Override
    public boolean check(
        boolean condition, @Nullable String message, @Nullable Object... arguments) {
      return condition || fail(message, arguments);
    }
  }
}
