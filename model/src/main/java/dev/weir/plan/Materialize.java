package dev.weir.plan;

import java.util.List;

/**
 * Keeps the present rows of a query under a name, to be read at any time and followed from there.
 * Rows are found again by the key columns, or by all columns if there is no key.
 */
public record Materialize(PlanNode input, String name, List<Integer> key) implements PlanRoot {
  public Materialize {
    key = List.copyOf(key);
  }
}
