package dev.weir.engine.eval;

import dev.weir.batch.Int128;
import dev.weir.batch.Slice;
import dev.weir.engine.collection.UserScalar;
import dev.weir.expr.Call;
import dev.weir.expr.Case;
import dev.weir.expr.Cast;
import dev.weir.expr.Expr;
import dev.weir.expr.FieldAccess;
import dev.weir.expr.InputRef;
import dev.weir.expr.Literal;
import dev.weir.expr.UserCall;
import dev.weir.type.Layout;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import java.lang.classfile.Label;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the code of any expression; the other writers come back to it. */
final class ExprWriter {
  final Emitter emitter;
  final Inputs inputs;
  private final ConditionWriter conditions;
  private final CallWriter calls;
  private final CastWriter casts;
  private final CollectionWriter collections;
  private final ExpressionParts parts;
  private final @Nullable Expr whole;

  ExprWriter(Emitter emitter, Inputs inputs, ExpressionParts parts) {
    this(emitter, inputs, parts, null);
  }

  /** Writes a method that is that part, if it is one. */
  ExprWriter(Emitter emitter, Inputs inputs, ExpressionParts parts, @Nullable Expr whole) {
    this.emitter = emitter;
    this.inputs = inputs;
    this.parts = parts;
    this.whole = whole;
    this.collections = new CollectionWriter(this);
    this.conditions = new ConditionWriter(this);
    this.calls = new CallWriter(this, conditions);
    this.casts = new CastWriter(this);
  }

  ConditionWriter conditions() {
    return conditions;
  }

  CollectionWriter collections() {
    return collections;
  }

  /** Computes the expression, unless its value is already there. */
  Value write(Expr expression) {
    Value known = known(expression);
    if (known != null) {
      return known;
    }
    Value value = compute(expression);
    if (parts.isDeterministic(expression)) {
      emitter.remember(parts.key(expression), value);
    }
    return value;
  }

  /** The value of the expression, if it is there. */
  @Nullable Value known(Expr expression) {
    return emitter.known(parts.key(expression));
  }

  /** Computes the expression as that type. */
  Value writeAs(Expr expression, SqlType type) {
    return write(converted(expression, type));
  }

  /** The expression with a cast if its values look different in that type. */
  static Expr converted(Expr expression, SqlType type) {
    return Conversions.sameForm(expression.type(), type)
        ? expression
        : new Cast(expression, type.withNullable(expression.type().nullable()), false);
  }

  /** Whether the expression has a method of its own, which isn't this one. */
  @SuppressWarnings("ReferenceEquality") // an equal expression may be written here as well
  boolean isElsewhere(Expr expression) {
    return expression != whole && parts.has(expression);
  }

  /** Pushes whether a condition that is written elsewhere is exactly {@code wanted}. */
  void test(Expr condition, boolean wanted) {
    parts.test(emitter, inputs.sides(), condition, wanted);
  }

  private Value compute(Expr expression) {
    if (isElsewhere(expression)) {
      return parts.value(emitter, inputs.sides(), expression);
    }
    Inputs.Path path = Inputs.path(expression);
    if (path != null) {
      return expression.type() instanceof RowType row
          ? collections.encode(path, row)
          : inputs.read(path, expression.type().layout());
    }
    return switch (expression) {
      case Literal literal -> literal(literal);
      case Call call -> calls.write(call);
      case UserCall call -> userCall(call);
      case Cast cast -> casts.write(cast);
      case Case cases -> cases(cases);
      case FieldAccess field -> field(field);
      case InputRef input -> throw new IllegalStateException("no path: " + input);
    };
  }

  private Value userCall(UserCall call) {
    List<SqlType> types = call.function().parameters();
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      values.add(writeAs(call.arguments().get(i), types.get(i)));
    }
    return new FrameWriter(emitter)
        .call(values, call.type().layout(), context -> UserScalar.open(call.function(), context));
  }

  private Value literal(Literal literal) {
    Layout layout = literal.type().layout();
    Object value = literal.value();
    return value == null
        ? emitter.nullOf(Value.form(layout))
        : Value.constant(layout, constant(value, layout));
  }

  /** The literal's value as its layout has it. */
  private static Object constant(Object value, Layout layout) {
    return switch (value) {
      case Boolean b -> b ? 1L : 0L;
      case BigDecimal decimal when layout == Layout.LONG -> decimal.unscaledValue().longValue();
      case BigDecimal decimal when layout == Layout.INT128 -> {
        Int128 wide = new Int128();
        wide.set(decimal.unscaledValue());
        yield wide;
      }
      case Number number when layout == Layout.DOUBLE -> number.doubleValue();
      case Number number when layout == Layout.LONG -> number.longValue();
      case String text -> Slice.of(text);
      case Literal.Binary binary -> Slice.of(HexFormat.of().parseHex(binary.hex()));
      case Object other -> throw new IllegalArgumentException("literal " + other);
    };
  }

  private Value cases(Case cases) {
    SqlType type = cases.type();
    Value result = emitter.fresh(Value.form(type.layout()), true);
    Label end = emitter.code.newLabel();
    int depth = 0;
    for (Case.Branch branch : cases.branches()) {
      Label next = emitter.code.newLabel();
      emitter.enter();
      conditions.unless(branch.condition(), true, next);
      emitter.copy(writeAs(branch.result(), type), result);
      emitter.leave();
      emitter.code.goto_(end);
      emitter.code.labelBinding(next);
      emitter.enter();
      depth++;
    }
    emitter.copy(writeAs(cases.otherwise(), type), result);
    for (int i = 0; i < depth; i++) {
      emitter.leave();
    }
    emitter.code.labelBinding(end);
    return result;
  }

  /** A field of a row that is computed. */
  private Value field(FieldAccess field) {
    Expr value = Rewrites.field(field);
    if (value != null) {
      return writeAs(value, field.type());
    }
    return collections.field(field);
  }
}
