package dev.weir.engine.eval;

import dev.weir.engine.function.Body;
import dev.weir.engine.function.DecimalRule;
import dev.weir.engine.function.Decimals;
import dev.weir.engine.function.Numbers;
import dev.weir.expr.Call;
import dev.weir.expr.Expr;
import dev.weir.type.DecimalType;
import dev.weir.type.FloatingType;
import dev.weir.type.IntegerType;
import dev.weir.type.Layout;
import dev.weir.type.SqlType;
import dev.weir.type.Types;
import java.util.List;
import java.util.Locale;

/** Writes ROUND, TRUNCATE, CEIL, FLOOR, ABS and SIGN, whose way depends on the type. */
final class RoundingWriter {
  private final ExprWriter writer;
  private final BodyWriter bodies;

  RoundingWriter(ExprWriter writer, BodyWriter bodies) {
    this.writer = writer;
    this.bodies = bodies;
  }

  static boolean handles(String name) {
    return switch (name) {
      case "ROUND", "TRUNCATE", "CEIL", "CEILING", "FLOOR", "ABS", "SIGN" -> true;
      default -> false;
    };
  }

  Value write(Call call) {
    String method = method(call.function().name());
    Expr argument = call.arguments().getFirst();
    return switch (argument.type()) {
      case DecimalType type when call.type() instanceof DecimalType result ->
          decimal(method, call, type, result);
      case DecimalType type -> doubles(method, call);
      case FloatingType type -> doubles(method, call);
      case SqlType type -> longs(method, call);
    };
  }

  private static String method(String name) {
    return name.equals("CEILING") ? "ceil" : name.toLowerCase(Locale.ROOT);
  }

  private Value places(Call call) {
    return call.arguments().size() > 1
        ? writer.writeAs(call.arguments().get(1), Types.BIGINT)
        : Value.constant(Layout.LONG, 0L);
  }

  private static boolean hasPlaces(String method) {
    return method.equals("round") || method.equals("truncate");
  }

  private Value decimal(String method, Call call, DecimalType type, DecimalType result) {
    Value value = writer.write(call.arguments().getFirst());
    Value wide =
        value.layout() == Layout.INT128
            ? value
            : bodies.write(Body.of(Decimals.class, "widen", "J>I"), List.of(value));
    DecimalRule rule = DecimalRule.of(type.scale(), result);
    Value rounded =
        hasPlaces(method)
            ? bodies.write(
                Body.of(Decimals.class, method, "IJ>I?").with(rule), List.of(wide, places(call)))
            : bodies.write(Body.of(Decimals.class, method, "I>I?").with(rule), List.of(wide));
    return result.layout() == Layout.LONG
        ? bodies.write(Body.of(Decimals.class, "narrow", "I>J"), List.of(rounded))
        : rounded;
  }

  private Value doubles(String method, Call call) {
    Value value = writer.writeAs(call.arguments().getFirst(), Types.DOUBLE);
    if (hasPlaces(method)) {
      return bodies.write(Body.of(Numbers.class, method, "DJ>D"), List.of(value, places(call)));
    }
    Class<?> owner = method.equals("sign") ? Numbers.class : Math.class;
    return bodies.write(Body.of(owner, method, "D>D"), List.of(value));
  }

  private Value longs(String method, Call call) {
    Value value = writer.write(call.arguments().getFirst());
    if (hasPlaces(method)) {
      return wrapped(
          bodies.write(Body.of(Numbers.class, method, "JJ>J"), List.of(value, places(call))), call);
    }
    return method.equals("abs") || method.equals("sign")
        ? wrapped(bodies.write(Body.of(Numbers.class, method, "J>J"), List.of(value)), call)
        : value;
  }

  /** The least number of a width has no opposite within it. */
  private Value wrapped(Value value, Call call) {
    return call.type() instanceof IntegerType type && type.width() != IntegerType.Width.BIGINT
        ? writer.emitter.always(
            Layout.LONG,
            List.of(value),
            () -> {
              writer.emitter.load(value);
              ArithmeticWriter.wrap(writer.emitter.code, type.width());
            })
        : value;
  }
}
