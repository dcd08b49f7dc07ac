package dev.weir.expr;

import dev.weir.type.SqlType;
import java.util.List;
import java.util.stream.Collectors;

/**
 * CASE WHEN: the result of the first branch whose condition is TRUE, else {@code otherwise}. Only
 * the branch taken is evaluated.
 */
public record Case(List<Branch> branches, Expr otherwise, SqlType type) implements Expr {

  /** WHEN condition THEN result. */
  public record Branch(Expr condition, Expr result) {}

  public Case {
    branches = List.copyOf(branches);
  }

  @Override
  public String toString() {
    return branches.stream()
        .map(branch -> "WHEN " + branch.condition() + " THEN " + branch.result())
        .collect(Collectors.joining(" ", "CASE ", " ELSE " + otherwise + " END"));
  }
}
