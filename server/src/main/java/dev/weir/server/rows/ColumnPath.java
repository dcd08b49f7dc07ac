package dev.weir.server.rows;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.batch.RowColumn;
import dev.weir.plan.FieldPath;
import dev.weir.type.RowType;
import java.util.Arrays;

/** The way to a field as positions: a column, then fields within it. */
final class ColumnPath {
  private final int[] positions;

  private ColumnPath(int[] positions) {
    this.positions = positions;
  }

  static ColumnPath of(RowType schema, FieldPath path) {
    int[] positions = new int[path.names().size()];
    RowType type = schema;
    for (int i = 0; i < positions.length; i++) {
      positions[i] = type.indexOf(path.names().get(i));
      if (positions[i] < 0) {
        throw new IllegalArgumentException(path + " in " + schema);
      }
      if (i + 1 < positions.length) {
        type = (RowType) type.type(positions[i]);
      }
    }
    return new ColumnPath(positions);
  }

  /** Copies a value; NULL when a row around it is NULL. */
  void copy(Batch from, int row, Column to, int toRow) {
    Column column = from.column(positions[0]);
    for (int i = 1; i < positions.length; i++) {
      if (column.isNull(row)) {
        to.nulls().set(toRow);
        return;
      }
      column = ((RowColumn) column).field(positions[i]);
    }
    to.copy(column, row, toRow);
  }

  @Override
  public String toString() {
    return Arrays.toString(positions);
  }
}
