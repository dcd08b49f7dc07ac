package dev.weir.plan;

import dev.weir.type.RowType;
import java.util.List;

/** A step of a query. Its output has a schema and is insert-only or a changelog. */
public sealed interface PlanNode
    permits Scan,
        Values,
        Filter,
        Project,
        AssignWatermark,
        AssignWindow,
        Aggregate,
        OverAggregate,
        WindowAggregate,
        Join,
        SetOperation,
        Union,
        TableFunctionJoin,
        Sort,
        TemporalSort,
        TopN,
        Deduplicate,
        WindowJoin,
        IntervalJoin,
        TemporalJoin,
        CurrentJoin,
        LookupJoin,
        WindowTopN,
        MatchRecognize,
        ProcessTable,
        ToChangelog,
        FromChangelog,
        PlanRoot {

  /** The columns of the output. */
  RowType schema();

  List<PlanNode> inputs();

  /**
   * Whether the output has inserts only. Otherwise it is a changelog in which a row is taken back
   * whole (-U, -D) before or instead of its successor (+U).
   */
  boolean insertOnly();

  /** Whether the output ends by itself. */
  default boolean bounded() {
    return inputs().stream().allMatch(PlanNode::bounded);
  }
}
