package dev.weir.engine.eval;

import dev.weir.engine.function.Body;
import dev.weir.engine.function.DecimalRule;
import dev.weir.engine.function.Decimals;
import dev.weir.expr.Call;
import dev.weir.expr.Expr;
import dev.weir.type.DecimalType;
import dev.weir.type.FloatingType;
import dev.weir.type.IntegerType;
import dev.weir.type.IntervalType;
import dev.weir.type.Layout;
import dev.weir.type.SqlType;
import dev.weir.type.Types;
import java.lang.classfile.CodeBuilder;
import java.util.List;

/** Writes + - * / % on numbers: in place as far as the result fits in 64 bits. */
final class ArithmeticWriter {
  private final ExprWriter writer;
  private final Emitter emitter;
  private final BodyWriter bodies;

  ArithmeticWriter(ExprWriter writer, BodyWriter bodies) {
    this.writer = writer;
    this.emitter = writer.emitter;
    this.bodies = bodies;
  }

  static boolean handles(String name) {
    return switch (name) {
      case "+", "-", "*", "/", "%", "MOD" -> true;
      default -> false;
    };
  }

  Value write(Call call) {
    List<Expr> arguments = call.arguments();
    if (arguments.size() == 1) {
      return negate(arguments.getFirst(), call.type());
    }
    String name = call.function().name().equals("MOD") ? "%" : call.function().name();
    return switch (call.type()) {
      case IntegerType type when isDecimal(arguments) -> decimalThenCast(call, type);
      case FloatingType type -> floating(name, arguments, type);
      case DecimalType type -> decimal(name, arguments, type);
      case SqlType type -> integer(name, arguments, type);
    };
  }

  private static boolean isDecimal(List<Expr> arguments) {
    return arguments.stream().anyMatch(a -> a.type() instanceof DecimalType);
  }

  /** A remainder that is called an integer although an operand is a decimal. */
  private Value decimalThenCast(Call call, SqlType type) {
    Call wide =
        new Call(call.function(), call.arguments(), Types.decimal(DecimalType.MAX_PRECISION, 6));
    return writer.write(new dev.weir.expr.Cast(wide, type, false));
  }

  private Value negate(Expr argument, SqlType type) {
    Value value = writer.writeAs(argument, type);
    return switch (value.layout()) {
      case LONG ->
          emitter.always(
              Layout.LONG,
              List.of(value),
              () -> {
                emitter.load(value);
                emitter.code.lneg();
                wrap(type);
              });
      case DOUBLE ->
          emitter.always(
              Layout.DOUBLE,
              List.of(value),
              () -> {
                emitter.load(value);
                emitter.code.dneg();
              });
      default -> bodies.write(Body.of(Decimals.class, "negate", "I>I"), List.of(value));
    };
  }

  private Value integer(String name, List<Expr> arguments, SqlType type) {
    Value left = writer.writeAs(arguments.getFirst(), type);
    Value right = integerOperand(arguments.get(1), type);
    Runnable push =
        () -> {
          emitter.load(left);
          emitter.load(right);
          CodeBuilder code = emitter.code;
          switch (name) {
            case "+" -> code.ladd();
            case "-" -> code.lsub();
            case "*" -> code.lmul();
            case "/" -> code.ldiv();
            default -> code.lrem();
          }
          wrap(type);
        };
    boolean mayFail =
        (name.equals("/") || name.equals("%")) && (right.constant() == null || right.isLong(0));
    return mayFail
        ? emitter.guarded(
            Layout.LONG,
            List.of(left, right),
            result -> {
              push.run();
              emitter.store(result);
            })
        : emitter.always(Layout.LONG, List.of(left, right), push);
  }

  private Value integerOperand(Expr argument, SqlType type) {
    return type instanceof IntervalType && !(argument.type() instanceof IntervalType)
        ? writer.writeAs(argument, Types.BIGINT)
        : writer.writeAs(argument, type);
  }

  private Value floating(String name, List<Expr> arguments, FloatingType type) {
    Value left = writer.writeAs(arguments.getFirst(), Types.DOUBLE);
    Value right = writer.writeAs(arguments.get(1), Types.DOUBLE);
    return emitter.always(
        Layout.DOUBLE,
        List.of(left, right),
        () -> {
          emitter.load(left);
          emitter.load(right);
          CodeBuilder code = emitter.code;
          switch (name) {
            case "+" -> code.dadd();
            case "-" -> code.dsub();
            case "*" -> code.dmul();
            case "/" -> code.ddiv();
            default -> code.drem();
          }
          if (!type.doublePrecision()) {
            code.d2f().f2d();
          }
        });
  }

  private Value decimal(String name, List<Expr> arguments, DecimalType type) {
    DecimalType leftType = Conversions.decimal(arguments.getFirst().type());
    DecimalType rightType = Conversions.decimal(arguments.get(1).type());
    boolean narrow =
        type.layout() == Layout.LONG
            && leftType.layout() == Layout.LONG
            && rightType.layout() == Layout.LONG;
    if (narrow && (name.equals("+") || name.equals("-")) && sumFits(leftType, rightType, type)) {
      return inPlace(
          name, writer.writeAs(arguments.getFirst(), type), writer.writeAs(arguments.get(1), type));
    }
    Value left = writer.writeAs(arguments.getFirst(), leftType);
    Value right = writer.writeAs(arguments.get(1), rightType);
    if (narrow
        && name.equals("*")
        && leftType.scale() + rightType.scale() == type.scale()
        && leftType.precision() + rightType.precision() <= type.precision()) {
      return inPlace(name, left, right);
    }
    DecimalRule rule =
        new DecimalRule(leftType.scale(), rightType.scale(), type.precision(), type.scale());
    Value wide =
        left.layout() == Layout.LONG && right.layout() == Layout.LONG && name.equals("*")
            ? bodies.write(
                Body.of(Decimals.class, "multiplyLongs", "JJ>I?").with(rule), List.of(left, right))
            : bodies.write(
                Body.of(Decimals.class, method(name), "II>I?").with(rule),
                List.of(widen(left), widen(right)));
    return type.layout() == Layout.LONG
        ? bodies.write(Body.of(Decimals.class, "narrow", "I>J"), List.of(wide))
        : wide;
  }

  private static boolean sumFits(DecimalType left, DecimalType right, DecimalType type) {
    int whole = Math.max(left.precision() - left.scale(), right.precision() - right.scale());
    return type.scale() >= left.scale()
        && type.scale() >= right.scale()
        && whole < type.precision() - type.scale() + 1
        && whole + type.scale() < DecimalType.MAX_LONG_PRECISION
        && whole + 1 + type.scale() <= type.precision();
  }

  private static String method(String name) {
    return switch (name) {
      case "+" -> "add";
      case "-" -> "subtract";
      case "*" -> "multiply";
      case "/" -> "divide";
      default -> "remainder";
    };
  }

  private Value inPlace(String name, Value left, Value right) {
    return emitter.always(
        Layout.LONG,
        List.of(left, right),
        () -> {
          emitter.load(left);
          emitter.load(right);
          CodeBuilder code = emitter.code;
          switch (name) {
            case "+" -> code.ladd();
            case "-" -> code.lsub();
            default -> code.lmul();
          }
        });
  }

  /** A decimal in 128 bits. */
  Value widen(Value value) {
    return value.layout() == Layout.INT128
        ? value
        : bodies.write(Body.of(Decimals.class, "widen", "J>I"), List.of(value));
  }

  private void wrap(SqlType type) {
    if (type instanceof IntegerType integer) {
      wrap(emitter.code, integer.width());
    }
  }

  /** Cuts the long on the stack to a width. */
  static void wrap(CodeBuilder code, IntegerType.Width width) {
    switch (width) {
      case TINYINT -> code.l2i().i2b().i2l();
      case SMALLINT -> code.l2i().i2s().i2l();
      case INT -> code.l2i().i2l();
      case BIGINT -> {}
    }
  }
}
