package dev.weir.engine.eval;

import dev.weir.engine.function.Body;
import dev.weir.engine.function.CastRule;
import dev.weir.engine.function.Casts;
import dev.weir.engine.function.DecimalRule;
import dev.weir.engine.function.Decimals;
import dev.weir.engine.function.Temporals;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.expr.Cast;
import dev.weir.type.ArrayType;
import dev.weir.type.BinaryType;
import dev.weir.type.BitmapType;
import dev.weir.type.BooleanType;
import dev.weir.type.CharacterType;
import dev.weir.type.DateType;
import dev.weir.type.DecimalType;
import dev.weir.type.FloatingType;
import dev.weir.type.IntegerType;
import dev.weir.type.IntervalType;
import dev.weir.type.Layout;
import dev.weir.type.MapType;
import dev.weir.type.MultisetType;
import dev.weir.type.NullType;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.type.TimeType;
import dev.weir.type.TimestampType;
import dev.weir.type.VariantType;
import java.lang.classfile.CodeBuilder;
import java.util.List;

/**
 * Writes conversions, with Flink's rules: numbers wrap or saturate as in Java, decimals become
 * NULL.
 */
final class CastWriter {
  private final ExprWriter writer;
  private final Emitter emitter;
  private final BodyWriter bodies;

  CastWriter(ExprWriter writer) {
    this.writer = writer;
    this.emitter = writer.emitter;
    this.bodies = new BodyWriter(emitter);
  }

  Value write(Cast cast) {
    SqlType from = cast.input().type();
    SqlType to = cast.type();
    if (from instanceof NullType) {
      return emitter.nullOf(Value.form(to.layout()));
    }
    if (!Conversions.isOrdered(from) || !Conversions.isOrdered(to)) {
      return new CollectionCasts(writer).write(cast);
    }
    Value value = writer.write(cast.input());
    CastRule rule = new CastRule(from, to, cast.lenient());
    return switch (to) {
      case IntegerType type -> integer(value, rule, type);
      case FloatingType type -> floating(value, rule, type);
      case DecimalType type -> decimal(value, rule, type);
      case BooleanType type -> bool(value, rule);
      case CharacterType type -> text(value, rule, type);
      case BinaryType type -> bytes(value, rule, type);
      case DateType type -> date(value, rule);
      case TimeType type -> time(value, rule);
      case TimestampType type -> timestamp(value, rule, type);
      case IntervalType type -> same(value, rule, Layout.LONG);
      case NullType type -> value;
      case ArrayType _, MapType _, MultisetType _, VariantType _, BitmapType _, RowType _ ->
          throw unsupported(rule);
    };
  }

  static WeirException unsupported(CastRule rule) {
    return new WeirException(
        ErrorCode.TYPE_MISMATCH,
        "a value of type " + rule.from().name() + " can't be cast to " + rule.to().name());
  }

  private static Value same(Value value, CastRule rule, Layout layout) {
    if (value.layout() != layout) {
      throw unsupported(rule);
    }
    return value;
  }

  private Value integer(Value value, CastRule rule, IntegerType type) {
    return switch (rule.from()) {
      case IntegerType from when from.width().bits() <= type.width().bits() -> value;
      case IntegerType from -> wrapped(value, type);
      case BooleanType b -> value;
      case IntervalType i -> wrapped(value, type);
      case FloatingType f -> truncated(value, type);
      case DecimalType from ->
          wrapped(
              bodies.write(
                  Body.of(Decimals.class, "toLong", "I>J").with(DecimalRule.of(from.scale(), from)),
                  List.of(widen(value))),
              type);
      case CharacterType c ->
          bodies.write(Body.of(Casts.class, "toInteger", "S>J?").with(rule), List.of(value));
      case SqlType other -> throw unsupported(rule);
    };
  }

  private Value wrapped(Value value, IntegerType type) {
    return emitter.always(
        Layout.LONG,
        List.of(value),
        () -> {
          emitter.load(value);
          ArithmeticWriter.wrap(emitter.code, type.width());
        });
  }

  /** A floating-point number to an integer: nearest limit if outside, as in Java. */
  private Value truncated(Value value, IntegerType type) {
    return emitter.always(
        Layout.LONG,
        List.of(value),
        () -> {
          emitter.load(value);
          CodeBuilder code = emitter.code;
          switch (type.width()) {
            case BIGINT -> code.d2l();
            case INT -> code.d2i().i2l();
            case SMALLINT -> code.d2i().i2s().i2l();
            case TINYINT -> code.d2i().i2b().i2l();
          }
        });
  }

  private Value floating(Value value, CastRule rule, FloatingType type) {
    return switch (rule.from()) {
      case FloatingType from -> from.doublePrecision() ? rounded(value, type) : value;
      case IntegerType i -> ofLong(value, type);
      case BooleanType b -> ofLong(value, type);
      case DecimalType from ->
          rounded(
              bodies.write(
                  Body.of(Decimals.class, "toDouble", "I>D")
                      .with(DecimalRule.of(from.scale(), from)),
                  List.of(widen(value))),
              type);
      case CharacterType c ->
          bodies.write(Body.of(Casts.class, "toDouble", "S>D?").with(rule), List.of(value));
      case SqlType other -> throw unsupported(rule);
    };
  }

  private Value ofLong(Value value, FloatingType type) {
    return emitter.always(
        Layout.DOUBLE,
        List.of(value),
        () -> {
          emitter.load(value);
          if (type.doublePrecision()) {
            emitter.code.l2d();
          } else {
            emitter.code.l2f().f2d();
          }
        });
  }

  private Value rounded(Value value, FloatingType type) {
    return type.doublePrecision()
        ? value
        : emitter.always(
            Layout.DOUBLE,
            List.of(value),
            () -> {
              emitter.load(value);
              emitter.code.d2f().f2d();
            });
  }

  private Value decimal(Value value, CastRule rule, DecimalType type) {
    return switch (rule.from()) {
      case IntegerType from -> rescaled(value, Conversions.decimal(from), type);
      case BooleanType b -> rescaled(value, new DecimalType(1, 0, true), type);
      case DecimalType from -> rescaled(value, from, type);
      case FloatingType f ->
          narrowed(
              bodies.write(Body.of(Decimals.class, "ofDouble", "D>I?").with(rule), List.of(value)),
              type);
      case CharacterType c when type.layout() == Layout.LONG ->
          bodies.write(Body.of(Casts.class, "toNarrowDecimal", "S>J?").with(rule), List.of(value));
      case CharacterType c ->
          bodies.write(Body.of(Casts.class, "toDecimal", "S>I?").with(rule), List.of(value));
      case SqlType other -> throw unsupported(rule);
    };
  }

  private Value rescaled(Value value, DecimalType from, DecimalType to) {
    boolean fits =
        to.scale() >= from.scale()
            && to.precision() - to.scale() >= from.precision() - from.scale();
    if (value.layout() == Layout.LONG && to.layout() == Layout.LONG) {
      if (fits) {
        return scaledUp(value, to.scale() - from.scale());
      }
      return bodies.write(
          Body.of(Decimals.class, "rescaleLong", "J>J?").with(DecimalRule.of(from.scale(), to)),
          List.of(value));
    }
    return narrowed(
        bodies.write(
            Body.of(Decimals.class, "rescale", "I>I?").with(DecimalRule.of(from.scale(), to)),
            List.of(widen(value))),
        to);
  }

  private Value scaledUp(Value value, int digits) {
    return digits == 0
        ? value
        : emitter.always(
            Layout.LONG,
            List.of(value),
            () -> {
              emitter.load(value);
              emitter.code.loadConstant(dev.weir.text.DecimalText.power(digits)).lmul();
            });
  }

  private Value widen(Value value) {
    return value.layout() == Layout.INT128
        ? value
        : bodies.write(Body.of(Decimals.class, "widen", "J>I"), List.of(value));
  }

  private Value narrowed(Value value, DecimalType type) {
    return type.layout() == Layout.INT128
        ? value
        : bodies.write(Body.of(Decimals.class, "narrow", "I>J"), List.of(value));
  }

  private Value bool(Value value, CastRule rule) {
    return switch (rule.from()) {
      case BooleanType b -> value;
      case CharacterType c ->
          bodies.write(Body.of(Casts.class, "toBoolean", "S>J?").with(rule), List.of(value));
      case SqlType from when Conversions.isNumeric(from) ->
          bodies.write(
              Body.of(
                  dev.weir.engine.function.Numbers.class,
                  "isNotZero",
                  BodyWriter.letters(List.of(value)) + ">J"),
              List.of(value));
      case SqlType other -> throw unsupported(rule);
    };
  }

  private Value text(Value value, CastRule rule, CharacterType type) {
    Value text =
        switch (value.layout()) {
          case BYTES -> value;
          case LONG ->
              bodies.write(
                  Body.of(Casts.class, "longText", "J>S").with(rule).withContext(), List.of(value));
          case DOUBLE ->
              bodies.write(Body.of(Casts.class, "doubleText", "D>S").with(rule), List.of(value));
          case INT128 ->
              bodies.write(Body.of(Casts.class, "decimalText", "I>S").with(rule), List.of(value));
          case ROW -> throw unsupported(rule);
        };
    return fitted(text, rule, type);
  }

  Value fitted(Value text, CastRule rule, CharacterType type) {
    boolean fits =
        type.length() == CharacterType.UNBOUNDED
            || (rule.from() instanceof CharacterType from
                && from.length() <= type.length()
                && (!type.fixed() || (from.fixed() && from.length() == type.length())));
    return fits
        ? text
        : bodies.write(Body.of(Casts.class, "fitText", "S>S").with(rule), List.of(text));
  }

  private Value bytes(Value value, CastRule rule, BinaryType type) {
    same(value, rule, Layout.BYTES);
    return type.length() == BinaryType.UNBOUNDED
        ? value
        : bodies.write(Body.of(Casts.class, "fitBytes", "S>S").with(rule), List.of(value));
  }

  private Value date(Value value, CastRule rule) {
    return switch (rule.from()) {
      case DateType d -> value;
      case TimestampType t ->
          bodies.write(
              Body.of(Temporals.class, "daysOf", "JJ>J"), List.of(wallClock(value, t), units(t)));
      case CharacterType c ->
          bodies.write(Body.of(Casts.class, "toDate", "S>J?").with(rule), List.of(value));
      case SqlType other -> throw unsupported(rule);
    };
  }

  private Value time(Value value, CastRule rule) {
    return switch (rule.from()) {
      case TimeType t -> value;
      case TimestampType t ->
          bodies.write(
              Body.of(Temporals.class, "timeOf", "JJ>J"), List.of(wallClock(value, t), units(t)));
      case CharacterType c ->
          bodies.write(Body.of(Casts.class, "toTime", "S>J?").with(rule), List.of(value));
      case SqlType other -> throw unsupported(rule);
    };
  }

  private Value timestamp(Value value, CastRule rule, TimestampType type) {
    Value wall =
        switch (rule.from()) {
          case TimestampType from -> {
            Value shown = from.local() == type.local() ? value : wallClock(value, from);
            yield ticks(shown, from, type);
          }
          case DateType d -> multiplied(value, 86_400L * type.unitsPerSecond());
          case TimeType t -> multiplied(value, type.unitsPerSecond() / 1000);
          case CharacterType c when type.local() ->
              bodies.write(
                  Body.of(Casts.class, "toInstant", "S>J?").with(rule).withContext(),
                  List.of(value));
          case CharacterType c ->
              bodies.write(Body.of(Casts.class, "toTimestamp", "S>J?").with(rule), List.of(value));
          case SqlType other -> throw unsupported(rule);
        };
    boolean becomesInstant =
        type.local()
            && !(rule.from() instanceof CharacterType)
            && !(rule.from() instanceof TimestampType from && from.local());
    return becomesInstant
        ? bodies.write(
            Body.of(Temporals.class, "toInstant", "JJ>J").withContext(), List.of(wall, units(type)))
        : wall;
  }

  /** What the session's clock shows at an instant; the value itself if it is a reading already. */
  Value wallClock(Value value, TimestampType type) {
    return type.local()
        ? bodies.write(
            Body.of(Temporals.class, "toLocal", "JJ>J").withContext(), List.of(value, units(type)))
        : value;
  }

  static Value units(TimestampType type) {
    return Value.constant(Layout.LONG, type.unitsPerSecond());
  }

  /** The same time in the ticks, and cut to the digits, of another precision. */
  private Value ticks(Value value, TimestampType from, TimestampType to) {
    if (to.precision() >= from.precision()) {
      long factor = to.unitsPerSecond() / from.unitsPerSecond();
      return factor > 1 && to.unitsPerSecond() == 1_000_000_000
          ? bodies.write(
              Body.of(Temporals.class, "finer", "JJ>J"),
              List.of(value, Value.constant(Layout.LONG, factor)))
          : multiplied(value, factor);
    }
    long divisor = from.unitsPerSecond() / to.unitsPerSecond();
    int stored = to.precision() <= 3 ? 3 : to.precision() <= 6 ? 6 : 9;
    long grain = dev.weir.text.DecimalText.power(stored - to.precision());
    return bodies.write(
        Body.of(Temporals.class, "coarser", "JJJ>J"),
        List.of(value, Value.constant(Layout.LONG, divisor), Value.constant(Layout.LONG, grain)));
  }

  private Value multiplied(Value value, long factor) {
    return factor == 1
        ? value
        : emitter.always(
            Layout.LONG,
            List.of(value),
            () -> {
              emitter.load(value);
              emitter.code.loadConstant(factor).lmul();
            });
  }
}
