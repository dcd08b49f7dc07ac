package dev.weir.engine.eval;

import dev.weir.engine.collection.CollectionBodies;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.expr.Call;
import dev.weir.expr.Expr;
import dev.weir.type.Layout;
import dev.weir.type.SqlType;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.constant.ConstantDescs;
import java.util.List;

/** Writes comparisons and tests for NULL as jumps. */
final class ComparisonWriter {
  private final ExprWriter writer;
  private final Emitter emitter;

  ComparisonWriter(ExprWriter writer) {
    this.writer = writer;
    this.emitter = writer.emitter;
  }

  /** Whether such a call is a comparison. */
  static boolean handles(String name) {
    return switch (name) {
      case "=", "<>", "<", "<=", ">", ">=" -> true;
      case "IS NULL", "IS NOT NULL", "IS UNKNOWN", "IS NOT UNKNOWN" -> true;
      case "IS DISTINCT FROM", "IS NOT DISTINCT FROM" -> true;
      default -> false;
    };
  }

  /** Jumps unless the comparison is exactly {@code wanted}; false if the call is none. */
  boolean jump(Call call, boolean wanted, Label target) {
    List<Expr> arguments = call.arguments();
    switch (call.function().name()) {
      case "=", "<>", "<", "<=", ">", ">=" -> compare(call, wanted, target);
      case "IS NULL", "IS UNKNOWN" -> isNull(arguments.getFirst(), wanted, target);
      case "IS NOT NULL", "IS NOT UNKNOWN" -> isNull(arguments.getFirst(), !wanted, target);
      case "IS DISTINCT FROM" -> distinct(arguments, wanted, target);
      case "IS NOT DISTINCT FROM" -> distinct(arguments, !wanted, target);
      default -> {
        return false;
      }
    }
    return true;
  }

  /**
   * Jumps unless the left value, neither being NULL, stands so to the right in the order that sorts
   * values: NaN comes after all numbers.
   */
  void unlessSorted(Value left, Value right, String name, Label target) {
    if (left.layout() == Layout.DOUBLE) {
      emitter.load(left);
      emitter.load(right);
      emitter.code.invokestatic(
          ConstantDescs.CD_Double,
          "compare",
          Descriptors.method(
              ConstantDescs.CD_int, ConstantDescs.CD_double, ConstantDescs.CD_double));
    } else {
      order(left, right, name);
    }
    emitter.code.branch(opposite(name), target);
  }

  private void isNull(Expr argument, boolean wanted, Label target) {
    if (argument.type().layout() == Layout.ROW && Inputs.path(argument) == null) {
      writer.conditions().unless(Rewrites.rowIsNull(argument), wanted, target);
      return;
    }
    int nullSlot = nullSlot(argument);
    CodeBuilder code = emitter.code;
    if (nullSlot == Value.NEVER) {
      if (wanted) {
        code.goto_(target);
      }
    } else if (wanted) {
      code.iload(nullSlot).ifeq(target);
    } else {
      code.iload(nullSlot).ifne(target);
    }
  }

  /** The NULL of a column is looked at without reading its value. */
  private int nullSlot(Expr argument) {
    Inputs.Path path = Inputs.path(argument);
    return path != null ? writer.inputs.readNull(path) : writer.write(argument).nullSlot();
  }

  private void compare(Call call, boolean wanted, Label target) {
    SqlType type = type(call.arguments());
    Value left = writer.writeAs(call.arguments().getFirst(), type);
    Value right = writer.writeAs(call.arguments().get(1), type);
    int nulls = emitter.anyNull(List.of(left, right));
    if (nulls != Value.NEVER) {
      emitter.code.iload(nulls).ifne(target);
    }
    String name = call.function().name();
    order(left, right, name, type);
    emitter.code.branch(wanted ? opposite(name) : same(name), target);
  }

  private void distinct(List<Expr> arguments, boolean wanted, Label target) {
    SqlType type = type(arguments);
    Value left = writer.writeAs(arguments.getFirst(), type);
    Value right = writer.writeAs(arguments.get(1), type);
    Label pass = emitter.code.newLabel();
    Label bothPresent = emitter.code.newLabel();
    if (left.nullable() || right.nullable()) {
      pushNull(left);
      pushNull(right);
      emitter.code.ior().ifeq(bothPresent);
      pushNull(left);
      pushNull(right);
      emitter.code.ixor();
      emitter.code.branch(wanted ? Opcode.IFEQ : Opcode.IFNE, target).goto_(pass);
    }
    emitter.code.labelBinding(bothPresent);
    order(left, right, "=", type);
    emitter.code.branch(wanted ? Opcode.IFEQ : Opcode.IFNE, target);
    emitter.code.labelBinding(pass);
  }

  private void pushNull(Value value) {
    if (value.nullable()) {
      emitter.code.iload(value.nullSlot());
    } else {
      emitter.code.iconst_0();
    }
  }

  private static SqlType type(List<Expr> arguments) {
    SqlType type = Conversions.comparable(arguments.getFirst().type(), arguments.get(1).type());
    return type;
  }

  /** The same for values of a type, of which some are equal without having the same bytes. */
  private void order(Value left, Value right, String name, SqlType type) {
    boolean equality = name.equals("=") || name.equals("<>");
    if (!equality && !Conversions.isOrdered(type)) {
      throw new WeirException(
          ErrorCode.TYPE_MISMATCH,
          "values of type " + type.name() + " are equal or not, but none is less than another");
    }
    if (CollectionBodies.needsComparison(type)) {
      emitter.load(writer.collections().equality(left, right, type));
      emitter.code.l2i().iconst_1().ixor();
    } else {
      order(left, right, name);
    }
  }

  /** Pushes an int that stands to 0 as the left value to the right; only whether 0 for equality. */
  private void order(Value left, Value right, String name) {
    CodeBuilder code = emitter.code;
    emitter.load(left);
    emitter.load(right);
    switch (left.layout()) {
      case LONG -> code.lcmp();
      case DOUBLE -> {
        // NaN compares as neither less nor greater nor equal
        if (name.startsWith("<") && !name.equals("<>")) {
          code.dcmpg();
        } else {
          code.dcmpl();
        }
      }
      case BYTES -> bytes(name);
      case INT128 ->
          code.invokestatic(
              Descriptors.of(dev.weir.engine.function.Decimals.class),
              "compare",
              Descriptors.method(ConstantDescs.CD_int, Descriptors.INT128, Descriptors.INT128));
      case ROW -> throw new IllegalArgumentException("rows are not compared");
    }
  }

  private void bytes(String name) {
    if (name.equals("=") || name.equals("<>")) {
      emitter
          .code
          .invokestatic(
              Descriptors.SLICE,
              "same",
              Descriptors.method(ConstantDescs.CD_boolean, Descriptors.SLICE, Descriptors.SLICE))
          .iconst_1()
          .ixor();
    } else {
      emitter.code.invokestatic(
          Descriptors.SLICE,
          "compare",
          Descriptors.method(ConstantDescs.CD_int, Descriptors.SLICE, Descriptors.SLICE));
    }
  }

  private static Opcode same(String name) {
    return switch (name) {
      case "=" -> Opcode.IFEQ;
      case "<>" -> Opcode.IFNE;
      case "<" -> Opcode.IFLT;
      case "<=" -> Opcode.IFLE;
      case ">" -> Opcode.IFGT;
      default -> Opcode.IFGE;
    };
  }

  private static Opcode opposite(String name) {
    return switch (name) {
      case "=" -> Opcode.IFNE;
      case "<>" -> Opcode.IFEQ;
      case "<" -> Opcode.IFGE;
      case "<=" -> Opcode.IFGT;
      case ">" -> Opcode.IFLE;
      default -> Opcode.IFLT;
    };
  }
}
