package dev.weir.plan;

import dev.weir.catalog.CatalogTable;
import dev.weir.expr.Expr;
import dev.weir.type.RowType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads from a connector just the columns named; nested fields come out flat, NULL when a row
 * around them is NULL. Not {@code insertOnly}: the rows are the changes of a table elsewhere.
 *
 * <p>{@code partitions} is a condition over the columns of PARTITIONED BY: rows of partitions for
 * which it is not TRUE need not be read. They may come all the same, so who asks filters too.
 */
public record Scan(
    CatalogTable table,
    List<FieldPath> columns,
    RowType schema,
    boolean bounded,
    boolean insertOnly,
    @Nullable Expr partitions)
    implements PlanNode {
  public Scan {
    columns = List.copyOf(columns);
    if (columns.size() != schema.size()) {
      throw new IllegalArgumentException(columns + " against " + schema);
    }
  }

  /** A scan of all partitions. */
  public Scan(
      CatalogTable table,
      List<FieldPath> columns,
      RowType schema,
      boolean bounded,
      boolean insertOnly) {
    this(table, columns, schema, bounded, insertOnly, null);
  }

  /** The scan of other columns. */
  public Scan withColumns(List<FieldPath> others, RowType itsSchema) {
    return new Scan(table, others, itsSchema, bounded, insertOnly, partitions);
  }

  /** The scan of the partitions that meet a condition; of all if it is null. */
  public Scan withPartitions(@Nullable Expr condition) {
    return new Scan(table, columns, schema, bounded, insertOnly, condition);
  }

  @Override
  public List<PlanNode> inputs() {
    return List.of();
  }
}
