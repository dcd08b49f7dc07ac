package dev.weir.sql.planning;

import dev.weir.plan.PlanNode;
import dev.weir.type.RowType;
import java.util.List;

/**
 * A query with its plan. {@code key}: the columns that tell rows of the result apart, empty if only
 * all do. {@code timeAttributes}: the columns that are event time, which windows can be put on.
 */
public record Planned(PlanNode plan, List<Integer> key, List<Integer> timeAttributes) {
  public Planned {
    key = List.copyOf(key);
    timeAttributes = List.copyOf(timeAttributes);
  }

  /** The columns of the result. */
  public RowType schema() {
    return plan.schema();
  }
}
