package dev.weir.plan;

import dev.weir.catalog.CatalogTable;
import dev.weir.type.RowType;
import java.util.List;

/**
 * Reads from a connector just the columns named; nested fields come out flat, NULL when a row
 * around them is NULL. Not {@code insertOnly}: the rows are the changes of a table elsewhere.
 */
public record Scan(
    CatalogTable table,
    List<FieldPath> columns,
    RowType schema,
    boolean bounded,
    boolean insertOnly)
    implements PlanNode {
  public Scan {
    columns = List.copyOf(columns);
    if (columns.size() != schema.size()) {
      throw new IllegalArgumentException(columns + " against " + schema);
    }
  }

  @Override
  public List<PlanNode> inputs() {
    return List.of();
  }
}
