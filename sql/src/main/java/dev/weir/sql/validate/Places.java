package dev.weir.sql.validate;

import dev.weir.error.Position;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** Where things stand in a statement. */
public final class Places {
  private Places() {}

  /** A place within the statement, or null when the node was made up. */
  public static @Nullable Position of(SqlParserPos place) {
    return place.getLineNum() <= 0
        ? null
        : new Position(
            place.getLineNum(),
            place.getColumnNum(),
            Math.max(place.getEndLineNum(), place.getLineNum()),
            Math.max(place.getEndColumnNum(), 1));
  }
}
