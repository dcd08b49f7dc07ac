package dev.weir.plan;

import dev.weir.type.SqlType;
import java.util.List;

/**
 * What an expression of MATCH_RECOGNIZE can ask of a match. Values look at the rows of the match up
 * to the present one, or at the whole match if {@code whole}. Variables are numbers; no variables
 * stand for all.
 */
public sealed interface PatternValue {
  /** Its type. */
  SqlType type();

  /**
   * A column of a row: of the rows that the variables have, the one at {@code offset} from the
   * last, or from the first if {@code fromFirst}; then {@code shift} rows on in the partition (back
   * if negative). NULL if there is no such row.
   */
  record OfRow(
      List<Integer> variables,
      boolean fromFirst,
      int offset,
      int shift,
      int column,
      boolean whole,
      SqlType type)
      implements PatternValue {
    /** Instead of a column: the name of the variable that has the row. */
    public static final int CLASSIFIER = -1;

    public OfRow {
      variables = List.copyOf(variables);
    }
  }

  /** An aggregate over columns of the rows that the variables have. */
  record Aggregated(List<Integer> variables, AggregateCall call, boolean whole)
      implements PatternValue {
    public Aggregated {
      variables = List.copyOf(variables);
    }

    @Override
    public SqlType type() {
      return call.type();
    }
  }

  /** The number of the match within its partition, from 1. */
  record MatchNumber(SqlType type) implements PatternValue {}
}
