package dev.weir.plan;

import dev.weir.expr.Expr;
import dev.weir.type.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

  /**
   * An aggregate over the rows that the variables have: over columns of the input, or, if there are
   * {@code arguments}, over these.
   */
  record Aggregated(
      List<Integer> variables, AggregateCall call, @Nullable Arguments arguments, boolean whole)
      implements PatternValue {
    public Aggregated {
      variables = List.copyOf(variables);
    }

    /** An aggregate over columns of the input. */
    public Aggregated(List<Integer> variables, AggregateCall call, boolean whole) {
      this(variables, call, null, whole);
    }

    @Override
    public SqlType type() {
      return call.type();
    }
  }

  /**
   * What an aggregate is over, where the match has a say in it: {@code expressions} over {@code
   * sources}, which are columns of the row, {@link OfRow#CLASSIFIER} or {@link #MATCH_NUMBER}.
   */
  record Arguments(List<Integer> sources, List<Expr> expressions) {
    /** Instead of a column: the number of the match. */
    public static final int MATCH_NUMBER = -2;

    public Arguments {
      sources = List.copyOf(sources);
      expressions = List.copyOf(expressions);
    }
  }

  /** The number of the match within its partition, from 1. */
  record MatchNumber(SqlType type) implements PatternValue {}
}
