package dev.weir.engine.output;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.plan.Sink;
import dev.weir.type.RowType;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The columns of a table that must not be NULL, though a query may give NULL for them: what is
 * written is checked.
 */
record NotNullColumns(String table, List<String> names, List<Integer> columns) {

  static NotNullColumns of(Sink sink) {
    RowType given = sink.input().schema();
    RowType wanted = sink.table().columns();
    List<Integer> columns =
        IntStream.range(0, Math.min(given.size(), wanted.size()))
            .filter(i -> given.type(i).nullable() && !wanted.type(i).nullable())
            .boxed()
            .toList();
    return new NotNullColumns(sink.table().name().toString(), wanted.names(), columns);
  }

  void check(Batch batch) {
    for (int column : columns) {
      Column values = batch.column(column);
      if (values.nulls().any() && holdsNull(values, batch.size())) {
        throw new WeirException(
                ErrorCode.INVALID_ARGUMENT,
                "column \""
                    + names.get(column)
                    + "\" of table \""
                    + table
                    + "\" is NOT NULL, but a row has NULL for it")
            .withHint(
                "SET 'table.exec.sink.not-null-enforcer' = 'DROP' leaves out rows like this.");
      }
    }
  }

  private static boolean holdsNull(Column values, int rows) {
    for (int row = 0; row < rows; row++) {
      if (values.isNull(row)) {
        return true;
      }
    }
    return false;
  }
}
