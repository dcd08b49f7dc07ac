package dev.weir.sql.expression;

import dev.weir.expr.Call;
import dev.weir.expr.Cast;
import dev.weir.expr.Expr;
import dev.weir.expr.FieldAccess;
import dev.weir.expr.InputRef;
import dev.weir.expr.Literal;
import dev.weir.function.Functions;
import dev.weir.type.BooleanType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes IN of many equalities of one value with constants, which the engine asks of a set.
 *
 * <pre>
 * x = 1 OR x = 2 OR ...     becomes  x IN (1, 2, ...)
 * x &lt;&gt; 1 AND x &lt;&gt; 2 AND ...  becomes  NOT x IN (1, 2, ...)
 * </pre>
 */
final class Memberships {
  /** From so many constants on. */
  private static final int FEWEST = 20;

  private Memberships() {}

  /** The operands of an OR or, if not, of an AND, with IN in place of what it stands for. */
  static List<Expr> group(boolean disjunction, List<Expr> operands) {
    if (operands.size() < FEWEST) {
      return operands;
    }
    String comparison = disjunction ? "=" : "<>";
    Map<Expr, List<Call>> groups = new LinkedHashMap<>();
    List<Expr> others = new ArrayList<>();
    for (Expr operand : operands) {
      if (isComparison(operand, comparison) && operand instanceof Call call) {
        groups.computeIfAbsent(call.arguments().getFirst(), value -> new ArrayList<>()).add(call);
      } else {
        others.add(operand);
      }
    }
    List<Expr> grouped = new ArrayList<>();
    for (List<Call> calls : groups.values()) {
      if (calls.size() < FEWEST) {
        grouped.addAll(calls);
      } else {
        grouped.add(disjunction ? in(calls) : not(in(calls)));
      }
    }
    grouped.addAll(others);
    return grouped;
  }

  private static boolean isComparison(Expr operand, String name) {
    return operand instanceof Call call
        && call.function().name().equals(name)
        && !(call.arguments().getFirst() instanceof Literal)
        && call.arguments().getLast() instanceof Literal
        && isDeterministic(call.arguments().getFirst());
  }

  /** Whether each comparison would see the same value. */
  private static boolean isDeterministic(Expr value) {
    return value instanceof InputRef
        || value instanceof FieldAccess field && isDeterministic(field.row())
        || value instanceof Cast cast && isDeterministic(cast.input())
        || value instanceof Literal
        || value instanceof Call call
            && call.function().deterministic()
            && call.arguments().stream().allMatch(Memberships::isDeterministic);
  }

  private static Expr in(List<Call> calls) {
    List<Expr> arguments = new ArrayList<>();
    arguments.add(calls.getFirst().arguments().getFirst());
    calls.forEach(call -> arguments.add(call.arguments().getLast()));
    boolean nullable = calls.stream().anyMatch(call -> call.type().nullable());
    return new Call(Functions.get("IN"), arguments, new BooleanType(nullable));
  }

  private static Expr not(Expr condition) {
    return new Call(Functions.get("NOT"), List.of(condition), condition.type());
  }
}
