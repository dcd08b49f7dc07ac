package dev.weir.sql.pattern;

import dev.weir.plan.MatchRows;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlMatchRecognize;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** ALL ROWS PER MATCH with what the standard lets follow it. */
public final class RowsPerMatch extends SqlLiteral {
  private final MatchRows rows;

  private RowsPerMatch(MatchRows rows, SqlParserPos place) {
    super(SqlMatchRecognize.RowsPerMatchOption.ALL_ROWS, SqlTypeName.SYMBOL, place);
    this.rows = rows;
  }

  /** The clause for these rows. */
  public static SqlLiteral of(MatchRows rows, SqlParserPos place) {
    return new RowsPerMatch(rows, place);
  }

  @Override
  public SqlLiteral clone(SqlParserPos place) {
    return new RowsPerMatch(rows, place);
  }

  /** Which rows a clause asks for. */
  public static MatchRows of(@Nullable SqlLiteral clause) {
    if (clause instanceof RowsPerMatch known) {
      return known.rows;
    }
    boolean all =
        clause != null && clause.getValue() == SqlMatchRecognize.RowsPerMatchOption.ALL_ROWS;
    return all ? MatchRows.ALL_SHOW_EMPTY : MatchRows.ONE;
  }
}
