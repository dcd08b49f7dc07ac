package dev.weir.engine.eval;

import dev.weir.expr.Call;
import dev.weir.expr.Expr;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Decides which outputs are computed in one loop: those that share a call. */
final class Loops {
  /** Beyond that many nodes a loop might become too long for the JVM to compile. */
  private static final int LARGEST = 60;

  private Loops() {}

  /** The outputs that are more than columns, loop by loop. */
  static List<List<Integer>> of(List<Expr> outputs) {
    List<List<Integer>> loops = new ArrayList<>();
    List<Set<Expr>> calls = new ArrayList<>();
    for (int output = 0; output < outputs.size(); output++) {
      if (Inputs.path(outputs.get(output)) != null) {
        continue;
      }
      if (ExpressionCuts.isTooLong(outputs.get(output))) {
        loops.add(List.of(output));
        calls.add(Set.of());
        continue;
      }
      Set<Expr> own = new HashSet<>();
      collect(outputs.get(output), own);
      int found = sharing(calls, own);
      if (found < 0) {
        loops.add(new ArrayList<>());
        calls.add(new HashSet<>());
        found = loops.size() - 1;
      }
      loops.get(found).add(output);
      calls.get(found).addAll(own);
    }
    return loops;
  }

  private static int sharing(List<Set<Expr>> calls, Set<Expr> own) {
    for (int i = 0; i < calls.size(); i++) {
      Set<Expr> there = calls.get(i);
      if (there.size() + own.size() <= LARGEST && own.stream().anyMatch(there::contains)) {
        return i;
      }
    }
    return -1;
  }

  private static void collect(Expr expression, Set<Expr> calls) {
    if (expression instanceof Call call && call.function().deterministic()) {
      calls.add(call);
    }
    Determinism.parts(expression).forEach(part -> collect(part, calls));
  }
}
