package dev.weir.engine;

import dev.weir.plan.PlanRoot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to run: the roots of a program, run together so that they share scans and equal sub-plans;
 * who gets the rows of a {@link dev.weir.plan.Collect}; where rows go that don't count; and the
 * snapshot to go on from, or null to start afresh.
 */
public record JobSpec(
    String name,
    List<PlanRoot> roots,
    RowReceiver results,
    Ledger ledger,
    @Nullable JobSnapshot from) {
  public JobSpec {
    roots = List.copyOf(roots);
  }
}
