package dev.weir.engine.operator;

import dev.weir.plan.Aggregate;
import dev.weir.plan.PlanNode;
import dev.weir.plan.Union;
import dev.weir.plan.Values;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import java.util.ArrayList;
import java.util.List;

/** Schemas and plan inputs for operator tests. */
public final class Schemas {
  private Schemas() {}

  /** A schema with columns c0, c1, ... */
  public static RowType of(SqlType... types) {
    List<Field> fields = new ArrayList<>();
    for (SqlType type : types) {
      fields.add(new Field("c" + fields.size(), type));
    }
    return RowType.of(fields);
  }

  /** A plan node of this schema. */
  public static PlanNode input(RowType schema, boolean insertOnly) {
    PlanNode rows = new Values(List.of(), schema);
    return insertOnly
        ? rows
        : new Union(List.of(new Aggregate(rows, List.of(), List.of(), schema)), schema);
  }
}
