package dev.weir.plan;

import dev.weir.type.RowType;
import java.util.List;

/** A node at the end of a query: where its rows go. */
public sealed interface PlanRoot extends PlanNode permits Sink, Collect, Materialize {

  /** The query whose rows these are. */
  PlanNode input();

  @Override
  default RowType schema() {
    return input().schema();
  }

  @Override
  default List<PlanNode> inputs() {
    return List.of(input());
  }

  @Override
  default boolean insertOnly() {
    return input().insertOnly();
  }
}
