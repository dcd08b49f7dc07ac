package dev.weir.engine.build;

import dev.weir.expr.Call;
import dev.weir.expr.Case;
import dev.weir.expr.Cast;
import dev.weir.expr.Expr;
import dev.weir.expr.FieldAccess;
import dev.weir.expr.InputRef;
import dev.weir.expr.Literal;
import dev.weir.expr.UserCall;
import dev.weir.function.Functions;
import dev.weir.type.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts expressions in the place of the columns that they make. */
final class Substitution {
  private final List<Expr> columns;

  Substitution(List<Expr> columns) {
    this.columns = columns;
  }

  /** Both conditions, the first of which is the one to be asked first. */
  static Expr and(Expr first, @Nullable Expr second) {
    return second == null
        ? first
        : new Call(Functions.get("AND"), List.of(first, second), Types.BOOLEAN);
  }

  Expr apply(Expr expr) {
    return switch (expr) {
      case InputRef ref -> columns.get(ref.index());
      case Literal literal -> literal;
      case UserCall call -> call.withArguments(call.arguments().stream().map(this::apply).toList());
      case Call call ->
          new Call(
              call.function(), call.arguments().stream().map(this::apply).toList(), call.type());
      case Cast cast -> new Cast(apply(cast.input()), cast.type(), cast.lenient());
      case FieldAccess access ->
          new FieldAccess(apply(access.row()), access.index(), access.type());
      case Case choice ->
          new Case(
              choice.branches().stream()
                  .map(b -> new Case.Branch(apply(b.condition()), apply(b.result())))
                  .toList(),
              apply(choice.otherwise()),
              choice.type());
    };
  }

  /**
   * Whether every column that takes computing would be computed at most once. With a filter above a
   * projection, a column of both is not; and one that only the outputs use is computed for fewer
   * rows than before, which can only spare work and errors that nobody would see.
   */
  boolean computesOnce(@Nullable Expr condition, @Nullable List<Expr> outputs) {
    int[] uses = new int[columns.size()];
    if (condition != null) {
      count(condition, uses);
    }
    if (outputs == null) {
      for (int i = 0; i < uses.length; i++) {
        uses[i]++;
      }
    } else {
      outputs.forEach(output -> count(output, uses));
    }
    for (int i = 0; i < uses.length; i++) {
      if (uses[i] > 1 && !isCheap(columns.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isCheap(Expr expr) {
    return switch (expr) {
      case InputRef ref -> true;
      case Literal literal -> true;
      case FieldAccess access -> isCheap(access.row());
      case Call call -> false;
      case UserCall call -> false;
      case Cast cast -> false;
      case Case choice -> false;
    };
  }

  private static void count(Expr expr, int[] uses) {
    switch (expr) {
      case InputRef ref -> uses[ref.index()]++;
      case Literal literal -> {}
      case FieldAccess access -> count(access.row(), uses);
      case Cast cast -> count(cast.input(), uses);
      case Call call -> call.arguments().forEach(argument -> count(argument, uses));
      case UserCall call -> call.arguments().forEach(argument -> count(argument, uses));
      case Case choice -> {
        for (Case.Branch branch : choice.branches()) {
          count(branch.condition(), uses);
          count(branch.result(), uses);
        }
        count(choice.otherwise(), uses);
      }
    }
  }
}
