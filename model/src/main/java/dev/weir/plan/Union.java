package dev.weir.plan;

import dev.weir.type.RowType;
import java.util.List;

/** UNION ALL. */
public record Union(List<PlanNode> inputs, RowType schema) implements PlanNode {
  public Union {
    inputs = List.copyOf(inputs);
  }

  @Override
  public boolean insertOnly() {
    return inputs.stream().allMatch(PlanNode::insertOnly);
  }
}
