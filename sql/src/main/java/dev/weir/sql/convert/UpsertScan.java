package dev.weir.sql.convert;

import dev.weir.catalog.CatalogTable;
import dev.weir.connector.Connector;
import dev.weir.expr.Call;
import dev.weir.expr.Expr;
import dev.weir.expr.InputRef;
import dev.weir.function.Functions;
import dev.weir.plan.Deduplicate;
import dev.weir.plan.FieldPath;
import dev.weir.plan.Filter;
import dev.weir.plan.PlanNode;
import dev.weir.plan.Scan;
import dev.weir.sql.expression.Projections;
import dev.weir.sql.rule.SourceScan;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import dev.weir.type.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The changes of a table whose source only says what a key's row is now, or that it has none: the
 * last row of each key is kept, and those that say that there is none are left out.
 */
final class UpsertScan {
  private UpsertScan() {}

  static PlanNode of(SourceScan scan, long ttl) {
    CatalogTable table = scan.table();
    RowType columns = scan.columns();
    List<Field> fields = new ArrayList<>();
    columns
        .fields()
        .forEach(field -> fields.add(new Field(field.name(), field.type().withNullable(true))));
    fields.add(new Field(Connector.GONE, Types.BOOLEAN.withNullable(false)));
    RowType read = RowType.of(fields);
    Map<String, String> metadata = new LinkedHashMap<>(table.metadata());
    metadata.put(Connector.GONE, Connector.GONE);
    List<FieldPath> paths = read.names().stream().map(FieldPath::of).toList();
    PlanNode rows = new Scan(table.withMetadata(metadata), paths, read, scan.bounded(), true);
    List<Integer> key = table.primaryKey().stream().map(columns::indexOf).toList();
    int gone = columns.size();
    PlanNode last = new Deduplicate(rows, key, gone, false, true, ttl);
    Expr there =
        new Call(
            Functions.get("NOT"),
            List.of(new InputRef(gone, read.type(gone))),
            Types.BOOLEAN.withNullable(false));
    List<Expr> kept =
        IntStream.range(0, gone)
            .mapToObj(column -> (Expr) new InputRef(column, read.type(column)))
            .toList();
    return Projections.of(new Filter(last, there), kept, columns);
  }
}
