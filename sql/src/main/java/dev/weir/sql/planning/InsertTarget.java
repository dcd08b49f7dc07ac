package dev.weir.sql.planning;

import dev.weir.plan.Sink;
import dev.weir.sql.catalog.TableDefinition;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.sql.SqlLiteral;

/**
 * Where an INSERT writes: the columns that the query gives (none: all that {@code partition}
 * leaves), the values of PARTITION, and whether rows are added or replaced.
 */
public record InsertTarget(
    TableDefinition table,
    List<String> columns,
    Map<String, SqlLiteral> partition,
    Sink.Mode mode) {
  public InsertTarget {
    columns = List.copyOf(columns);
    partition = Collections.unmodifiableMap(new LinkedHashMap<>(partition));
  }

  /** INSERT INTO with a list of columns. */
  public static InsertTarget of(TableDefinition table, List<String> columns) {
    return new InsertTarget(table, columns, Map.of(), Sink.Mode.APPEND);
  }
}
