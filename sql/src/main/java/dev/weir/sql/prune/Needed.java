package dev.weir.sql.prune;

import dev.weir.expr.Call;
import dev.weir.expr.Case;
import dev.weir.expr.Cast;
import dev.weir.expr.Expr;
import dev.weir.expr.FieldAccess;
import dev.weir.expr.InputRef;
import dev.weir.expr.Literal;
import dev.weir.expr.UserCall;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a node has to give: columns and fields, where a field is left out when its whole row is
 * there, and whether somebody above waits for the watermark.
 */
final class Needed {
  private final Set<ColumnPath> paths = new LinkedHashSet<>();
  private final boolean watermark;

  private Needed(boolean watermark) {
    this.watermark = watermark;
  }

  /** Columns of a result. */
  static Needed columns(Collection<Integer> columns) {
    return new Needed(false).addColumns(columns);
  }

  /** The same, and a watermark. */
  Needed copy() {
    Needed copy = below();
    copy.paths.addAll(paths);
    return copy;
  }

  /** No columns yet; a watermark if one is needed here. */
  Needed below() {
    return new Needed(watermark);
  }

  /** No columns yet, and a watermark. */
  static Needed watermark() {
    return new Needed(true);
  }

  /** The same columns, and a watermark in any case. */
  Needed copyWithWatermark() {
    Needed copy = watermark();
    copy.paths.addAll(paths);
    return copy;
  }

  boolean needsWatermark() {
    return watermark;
  }

  Needed add(int column) {
    return add(ColumnPath.of(column));
  }

  Needed add(ColumnPath path) {
    paths.add(path);
    return this;
  }

  Needed addColumns(Collection<Integer> columns) {
    columns.forEach(this::add);
    return this;
  }

  /** Everything that an expression reads. */
  Needed add(Expr expression) {
    ColumnPath path = ColumnPath.of(expression);
    if (path != null) {
      return add(path);
    }
    switch (expression) {
      case InputRef ref -> add(ref.index());
      case Literal _ -> {}
      case UserCall call -> call.arguments().forEach(this::add);
      case Call call -> call.arguments().forEach(this::add);
      case Cast cast -> add(cast.input());
      case Case cases -> {
        cases.branches().forEach(branch -> add(branch.condition()).add(branch.result()));
        add(cases.otherwise());
      }
      case FieldAccess access -> add(access.row());
    }
    return this;
  }

  boolean has(int column) {
    return paths.stream().anyMatch(path -> path.column() == column);
  }

  boolean isEmpty() {
    return paths.isEmpty();
  }

  /** The paths, in the order of the columns, none inside another. */
  List<ColumnPath> list() {
    return paths.stream()
        .filter(path -> !insideAnother(path))
        .sorted((a, b) -> compare(a.steps(), b.steps()))
        .toList();
  }

  private boolean insideAnother(ColumnPath path) {
    for (ColumnPath row = path; row.nested(); ) {
      row = row.row();
      if (paths.contains(row)) {
        return true;
      }
    }
    return false;
  }

  private static int compare(List<Integer> a, List<Integer> b) {
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      int order = Integer.compare(a.get(i), b.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.size(), b.size());
  }
}
