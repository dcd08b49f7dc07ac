package dev.weir.sql.expression;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.expr.Call;
import dev.weir.expr.Expr;
import dev.weir.expr.Literal;
import dev.weir.function.Function;
import dev.weir.function.Signature;
import dev.weir.type.ArrayType;
import dev.weir.type.BooleanType;
import dev.weir.type.CharacterType;
import dev.weir.type.DateType;
import dev.weir.type.DecimalType;
import dev.weir.type.FloatingType;
import dev.weir.type.IntegerType;
import dev.weir.type.IntegerType.Width;
import dev.weir.type.SqlType;
import dev.weir.type.TimeType;
import dev.weir.type.TimestampType;
import dev.weir.type.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Casts the arguments of operators to the types that they work on. */
final class ArgumentCasts {
  private ArgumentCasts() {}

  /** A call of a function or arithmetic operator. */
  static Expr call(Function function, List<Expr> arguments, SqlType result) {
    check(function, arguments);
    boolean numbers =
        !arguments.isEmpty() && arguments.stream().allMatch(argument -> isNumber(argument.type()));
    boolean arithmetic =
        numbers
            && switch (function.name()) {
              case "+", "-", "*", "/", "%", "MOD" -> true;
              default -> false;
            };
    if (!arithmetic) {
      return new Call(function, shared(function, arguments, result), result);
    }
    SqlType common =
        arguments.stream().map(Expr::type).reduce(ArgumentCasts::commonNumber).orElse(result);
    List<Expr> cast =
        arguments.stream()
            .map(argument ->
                common instanceof DecimalType
                    ? decimal(argument)
                    : ExpressionConversion.cast(argument, common))
            .toList();
    return new Call(function, cast, result);
  }

  /** What the standard's operators take, and Flink does not. */
  private static void check(Function function, List<Expr> arguments) {
    boolean refused =
        switch (function.name()) {
          case "||" -> arguments.getFirst().type() instanceof ArrayType;
          case "TIMESTAMPDIFF" ->
              arguments.get(1).type() instanceof TimeType
                  != arguments.get(2).type() instanceof TimeType;
          default -> false;
        };
    if (refused) {
      throw new WeirException(
          ErrorCode.TYPE_MISMATCH,
          "function \""
              + function
              + "\" cannot be applied to "
              + arguments.stream()
                  .skip(function.name().equals("TIMESTAMPDIFF") ? 1 : 0)
                  .map(argument -> argument.type().name())
                  .collect(Collectors.joining(" and ")));
    }
  }

  /** Arguments that share the type of the result, as those of COALESCE do, are cast to it. */
  private static List<Expr> shared(Function function, List<Expr> arguments, SqlType result) {
    List<Expr> cast = new ArrayList<>(arguments);
    for (Signature signature : function.signatures()) {
      if (signature.result() instanceof Signature.Result.Common(int from)) {
        for (int i = from; i < cast.size(); i++) {
          cast.set(i, ExpressionConversion.cast(cast.get(i), result));
        }
      }
    }
    return cast;
  }

  /** A comparison: both sides get the same type. */
  static Expr comparison(Function function, List<Expr> arguments, SqlType result) {
    SqlType left = arguments.getFirst().type();
    SqlType right = arguments.getLast().type();
    if (left instanceof CharacterType && right instanceof CharacterType) {
      return new Call(function, arguments, result);
    }
    if (isTextWithOther(left, right) || isTextWithOther(right, left)) {
      throw new WeirException(
              ErrorCode.TYPE_MISMATCH,
              "operator \""
                  + function
                  + "\" cannot be applied to "
                  + left.name()
                  + " and "
                  + right.name())
          .withHint("Bring both sides to one type with CAST.");
    }
    Literal constant = constant(arguments);
    SqlType other = arguments.getFirst() instanceof Literal ? right : left;
    Literal exact = constant == null ? null : Constants.exact(constant, other);
    SqlType common = exact == null ? common(left, right) : other;
    return new Call(
        function,
        arguments.stream()
            .map(argument ->
                exact != null && argument.equals(constant)
                    ? exact
                    : ExpressionConversion.cast(argument, common))
            .toList(),
        result);
  }

  /** Text is read as a time by itself, but, as in Flink, not as a number. */
  private static boolean isTextWithOther(SqlType text, SqlType other) {
    return text instanceof CharacterType && (isNumber(other) || other instanceof BooleanType);
  }

  /** The side that is a constant, if just one is. */
  private static @Nullable Literal constant(List<Expr> arguments) {
    if (arguments.getFirst() instanceof Literal left) {
      return arguments.getLast() instanceof Literal ? null : left;
    }
    return arguments.getLast() instanceof Literal right ? right : null;
  }

  /** The type in which values of both types can be compared. */
  static SqlType common(SqlType left, SqlType right) {
    if (left.sameAs(right)) {
      return left;
    }
    if (isNumber(left) && isNumber(right)) {
      return commonNumber(left, right);
    }
    if (left instanceof TimestampType a && right instanceof TimestampType b) {
      return new TimestampType(
          Math.max(a.precision(), b.precision()), a.local() || b.local(), true);
    }
    if (left instanceof DateType && right instanceof TimestampType) {
      return right;
    }
    if (left instanceof CharacterType && right instanceof CharacterType) {
      return Types.STRING;
    }
    return left instanceof CharacterType ? right : left;
  }

  private static boolean isNumber(SqlType type) {
    return type instanceof IntegerType
        || type instanceof DecimalType
        || type instanceof FloatingType;
  }

  private static SqlType commonNumber(SqlType left, SqlType right) {
    if (left instanceof FloatingType a && right instanceof FloatingType b) {
      return a.doublePrecision() || b.doublePrecision() ? Types.DOUBLE : Types.FLOAT;
    }
    if (left instanceof FloatingType || right instanceof FloatingType) {
      return Types.DOUBLE;
    }
    if (left instanceof IntegerType a && right instanceof IntegerType b) {
      return a.width().compareTo(b.width()) >= 0 ? a : b;
    }
    DecimalType a = decimal(left);
    DecimalType b = decimal(right);
    int scale = Math.max(a.scale(), b.scale());
    int whole = Math.max(a.precision() - a.scale(), b.precision() - b.scale());
    int precision = Math.min(DecimalType.MAX_PRECISION, whole + scale);
    return Types.decimal(precision, Math.min(scale, precision));
  }

  private static Expr decimal(Expr argument) {
    return argument.type() instanceof IntegerType
        ? ExpressionConversion.cast(argument, decimal(argument.type()))
        : argument;
  }

  /** The decimal that holds every value of the type. */
  private static DecimalType decimal(SqlType type) {
    if (type instanceof IntegerType integer) {
      return Types.decimal(digits(integer.width()), 0);
    }
    if (type instanceof DecimalType decimal) {
      return decimal;
    }
    throw new IllegalStateException("no exact number: " + type);
  }

  private static int digits(Width width) {
    return switch (width) {
      case TINYINT -> 3;
      case SMALLINT -> 5;
      case INT -> 10;
      case BIGINT -> 19;
    };
  }
}
