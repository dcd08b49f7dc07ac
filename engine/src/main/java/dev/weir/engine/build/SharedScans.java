package dev.weir.engine.build;

import dev.weir.catalog.CatalogTable;
import dev.weir.expr.Call;
import dev.weir.expr.Expr;
import dev.weir.function.Functions;
import dev.weir.plan.FieldPath;
import dev.weir.plan.PlanNode;
import dev.weir.plan.Scan;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import dev.weir.type.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * For each table of a program, one scan of all columns that any of its queries reads, so that the
 * input is read once.
 */
final class SharedScans {
  private final Map<CatalogTable, Scan> scans = new HashMap<>();

  SharedScans(List<? extends PlanNode> roots) {
    Set<PlanNode> seen = new HashSet<>();
    Map<CatalogTable, List<Scan>> found = new LinkedHashMap<>();
    roots.forEach(root -> collect(root, seen, found));
    found.forEach((table, same) -> scans.put(table, union(table, same)));
  }

  /** The scan that is run for this one. */
  Scan of(Scan scan) {
    Scan shared = scans.get(scan.table());
    if (shared == null) {
      throw new IllegalArgumentException("scan of another program: " + scan.table().name());
    }
    return shared;
  }

  private static void collect(
      PlanNode node, Set<PlanNode> seen, Map<CatalogTable, List<Scan>> found) {
    if (!seen.add(node)) {
      return;
    }
    if (node instanceof Scan scan) {
      found.computeIfAbsent(scan.table(), table -> new ArrayList<>()).add(scan);
    }
    node.inputs().forEach(input -> collect(input, seen, found));
  }

  private static Scan union(CatalogTable table, List<Scan> same) {
    if (same.size() == 1) {
      return same.getFirst();
    }
    Map<FieldPath, Field> columns = new LinkedHashMap<>();
    for (Scan scan : same) {
      for (int i = 0; i < scan.columns().size(); i++) {
        columns.putIfAbsent(scan.columns().get(i), scan.schema().fields().get(i));
      }
    }
    return new Scan(
        table,
        List.copyOf(columns.keySet()),
        RowType.of(List.copyOf(columns.values())),
        same.getFirst().bounded(),
        same.getFirst().insertOnly(),
        partitions(same));
  }

  /** The partitions that any of the scans reads. */
  private static @Nullable Expr partitions(List<Scan> same) {
    Set<Expr> conditions = new LinkedHashSet<>();
    for (Scan scan : same) {
      Expr condition = scan.partitions();
      if (condition == null) {
        return null;
      }
      conditions.add(condition);
    }
    return conditions.size() == 1
        ? conditions.iterator().next()
        : new Call(Functions.get("OR"), List.copyOf(conditions), Types.BOOLEAN);
  }
}
