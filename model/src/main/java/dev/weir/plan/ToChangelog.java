package dev.weir.plan;

import dev.weir.type.RowType;
import java.util.List;

/**
 * The changes of the input as rows that are only added: first the code of what each change does,
 * then the row. Changes of a kind without a code are left out.
 */
public record ToChangelog(PlanNode input, List<ChangeCode> codes, RowType schema)
    implements PlanNode {
  public ToChangelog {
    codes = List.copyOf(codes);
  }

  @Override
  public List<PlanNode> inputs() {
    return List.of(input);
  }

  @Override
  public boolean insertOnly() {
    return true;
  }
}
