package dev.weir.plan;

import dev.weir.expr.Expr;
import dev.weir.expr.SortKey;
import dev.weir.type.RowType;
import java.util.List;
import java.util.stream.Stream;

/**
 * MATCH_RECOGNIZE: finds a pattern in the rows of each partition, ordered by time and then by
 * further keys. What comes out are the columns of the partition and the measures for one row a
 * match; else, for each row, the columns of the partition and of the order, the measures, and the
 * other columns.
 */
public record MatchRecognize(
    PlanNode input, Arrangement arrangement, Search search, Result result, RowType schema)
    implements PlanNode {

  /**
   * The rows in which to search: their partition, the time column, or {@link #PROCESSING} for the
   * order of arrival, and further keys for rows of the same time.
   */
  public record Arrangement(List<Integer> partition, int timeColumn, List<SortKey> further) {
    /** No time column: rows are taken as they come. */
    public static final int PROCESSING = -1;

    public Arrangement {
      partition = List.copyOf(partition);
      further = List.copyOf(further);
    }
  }

  /**
   * What to look for. Conditions are over {@code values}. A match takes less than {@code within}
   * milliseconds from its first row to its last.
   */
  public record Search(
      RowPattern pattern,
      List<PatternVariable> variables,
      List<PatternValue> values,
      long within,
      MatchSkip skip) {
    /** No limit of time. */
    public static final long UNLIMITED = Long.MAX_VALUE;

    public Search {
      variables = List.copyOf(variables);
      values = List.copyOf(values);
    }
  }

  /**
   * What to tell of a match: for each output column either the column of the input, or, if that is
   * {@link #MEASURE}, the next of the measures, which are over {@code values}.
   */
  public record Result(
      MatchRows rows, List<Integer> columns, List<PatternValue> values, List<Expr> measures) {
    /** Instead of a column. */
    public static final int MEASURE = -1;

    public Result {
      columns = List.copyOf(columns);
      values = List.copyOf(values);
      measures = List.copyOf(measures);
    }
  }

  @Override
  public List<PlanNode> inputs() {
    return List.of(input);
  }

  @Override
  public boolean insertOnly() {
    return true;
  }

  /** All that its expressions ask of a match. */
  public Stream<PatternValue> values() {
    return Stream.concat(search.values().stream(), result.values().stream());
  }
}
