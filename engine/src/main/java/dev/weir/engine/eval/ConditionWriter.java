package dev.weir.engine.eval;

import dev.weir.expr.Call;
import dev.weir.expr.Expr;
import dev.weir.expr.Literal;
import dev.weir.type.Layout;
import java.lang.classfile.Label;
import java.util.List;

/** Writes conditions as jumps, with three-valued logic and no more evaluated than needed. */
final class ConditionWriter {
  private final ExprWriter writer;
  private final Emitter emitter;
  private final ComparisonWriter comparisons;

  ConditionWriter(ExprWriter writer) {
    this.writer = writer;
    this.emitter = writer.emitter;
    this.comparisons = new ComparisonWriter(writer);
  }

  ComparisonWriter comparisons() {
    return comparisons;
  }

  /** Jumps unless the condition is exactly {@code wanted}; a NULL is neither. */
  void unless(Expr condition, boolean wanted, Label target) {
    if (condition instanceof Literal literal) {
      if (!Boolean.valueOf(wanted).equals(literal.value())) {
        emitter.code.goto_(target);
        // what follows can't be reached, but must be code that could
      }
      return;
    }
    if (writer.isElsewhere(condition)) {
      writer.test(condition, wanted);
      emitter.code.ifeq(target);
      return;
    }
    if (writer.known(condition) == null
        && condition instanceof Call call
        && special(call, wanted, target)) {
      return;
    }
    Value value = writer.write(condition);
    if (value.nullable()) {
      emitter.code.iload(value.nullSlot()).ifne(target);
    }
    emitter.load(value);
    emitter.code.l2i();
    if (wanted) {
      emitter.code.ifeq(target);
    } else {
      emitter.code.ifne(target);
    }
  }

  /** Jumps when the condition is exactly {@code wanted}. */
  void when(Expr condition, boolean wanted, Label target) {
    Label skip = emitter.code.newLabel();
    emitter.enter();
    unless(condition, wanted, skip);
    emitter.leave();
    emitter.code.goto_(target);
    emitter.code.labelBinding(skip);
  }

  /** The condition as 0 or 1, where it is known never to be NULL. */
  Value definite(Expr condition) {
    Value result = emitter.fresh(Layout.LONG, false);
    Label end = emitter.code.newLabel();
    emitter.clear(result);
    emitter.enter();
    unless(condition, true, end);
    emitter.leave();
    emitter.code.lconst_1().lstore(result.slot());
    emitter.code.labelBinding(end);
    return result;
  }

  /** AND or OR as a value. */
  Value value(Call call) {
    return connective(call.arguments(), call.function().name().equals("OR"));
  }

  /** AND or OR as a value: {@code decisive} is the argument that settles it. */
  private Value connective(List<Expr> arguments, boolean decisive) {
    Value result = emitter.fresh(Layout.LONG, true);
    Label settled = emitter.code.newLabel();
    Label end = emitter.code.newLabel();
    emitter.setNull(result, false);
    for (Expr argument : arguments) {
      Label next = emitter.code.newLabel();
      Value value = writer.write(argument);
      if (value.nullable()) {
        Label present = emitter.code.newLabel();
        emitter.code.iload(value.nullSlot()).ifeq(present);
        emitter.setNull(result, true);
        emitter.code.goto_(next).labelBinding(present);
      }
      emitter.load(value);
      emitter.code.l2i();
      if (decisive) {
        emitter.code.ifne(settled);
      } else {
        emitter.code.ifeq(settled);
      }
      emitter.code.labelBinding(next);
      emitter.enter();
    }
    arguments.forEach(argument -> emitter.leave());
    emitter.code.loadConstant(decisive ? 0L : 1L).lstore(result.slot()).goto_(end);
    emitter.code.labelBinding(settled);
    emitter.setNull(result, false);
    emitter.code.loadConstant(decisive ? 1L : 0L).lstore(result.slot());
    emitter.code.labelBinding(end);
    return result;
  }

  private boolean special(Call call, boolean wanted, Label target) {
    List<Expr> arguments = call.arguments();
    switch (call.function().name()) {
      case "AND", "OR" -> {
        if (call.function().name().equals("AND") == wanted) {
          all(arguments, wanted, target);
        } else {
          any(arguments, wanted, target);
        }
      }
      case "NOT" -> unless(arguments.getFirst(), !wanted, target);
      case "IS TRUE" -> truth(arguments.getFirst(), true, wanted, target);
      case "IS NOT TRUE" -> truth(arguments.getFirst(), true, !wanted, target);
      case "IS FALSE" -> truth(arguments.getFirst(), false, wanted, target);
      case "IS NOT FALSE" -> truth(arguments.getFirst(), false, !wanted, target);
      case "IN" -> {
        if (MembershipWriter.applies(call)) {
          return false;
        }
        writer.write(arguments.getFirst());
        unless(Rewrites.in(call), wanted, target);
      }
      default -> {
        return comparisons.jump(call, wanted, target);
      }
    }
    return true;
  }

  private void truth(Expr argument, boolean expected, boolean wanted, Label target) {
    if (wanted) {
      unless(argument, expected, target);
    } else {
      when(argument, expected, target);
    }
  }

  private void all(List<Expr> arguments, boolean wanted, Label target) {
    for (Expr argument : arguments) {
      unless(argument, wanted, target);
    }
  }

  private void any(List<Expr> arguments, boolean wanted, Label target) {
    Label pass = emitter.code.newLabel();
    for (Expr argument : arguments.subList(0, arguments.size() - 1)) {
      when(argument, wanted, pass);
      emitter.enter();
    }
    unless(arguments.getLast(), wanted, target);
    arguments.subList(1, arguments.size()).forEach(argument -> emitter.leave());
    emitter.code.labelBinding(pass);
  }
}
