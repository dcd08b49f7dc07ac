package dev.weir.plan;

import dev.weir.type.RowType;
import java.util.List;

/**
 * The rows of the input as the changes that a column of theirs says they are, without that column.
 * A row with none of the codes is an error.
 */
public record FromChangelog(PlanNode input, int codeColumn, List<ChangeCode> codes, RowType schema)
    implements PlanNode {
  public FromChangelog {
    codes = List.copyOf(codes);
  }

  @Override
  public List<PlanNode> inputs() {
    return List.of(input);
  }

  @Override
  public boolean insertOnly() {
    return false;
  }
}
