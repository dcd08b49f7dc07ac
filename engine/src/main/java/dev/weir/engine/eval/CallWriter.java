package dev.weir.engine.eval;

import dev.weir.engine.collection.CollectionBodies;
import dev.weir.engine.function.Bodies;
import dev.weir.engine.function.Body;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.expr.Call;
import dev.weir.expr.Expr;
import dev.weir.expr.Literal;
import dev.weir.function.Function.NullRule;
import dev.weir.type.DecimalType;
import dev.weir.type.IntegerType;
import dev.weir.type.Layout;
import dev.weir.type.NullType;
import dev.weir.type.SqlType;
import dev.weir.type.TimestampType;
import dev.weir.type.Types;
import java.lang.classfile.Label;
import java.util.ArrayList;
import java.util.List;

/** Writes calls: operators in place, other functions as calls of their bodies. */
final class CallWriter {
  private final ExprWriter writer;
  private final Emitter emitter;
  private final ConditionWriter conditions;
  private final ArithmeticWriter arithmetic;
  private final TemporalWriter temporal;
  private final BodyWriter bodies;
  private final RoundingWriter rounding;
  private final VariadicWriter variadic;

  CallWriter(ExprWriter writer, ConditionWriter conditions) {
    this.writer = writer;
    this.emitter = writer.emitter;
    this.conditions = conditions;
    this.bodies = new BodyWriter(writer.emitter);
    this.arithmetic = new ArithmeticWriter(writer, bodies);
    this.rounding = new RoundingWriter(writer, bodies);
    this.variadic = new VariadicWriter(writer, bodies);
    this.temporal = new TemporalWriter(writer, bodies);
  }

  /** Names that are written in place: all that {@link Bodies} need not have. */
  static boolean inPlace(String name) {
    return ComparisonWriter.handles(name)
        || ArithmeticWriter.handles(name)
        || TemporalWriter.handles(name)
        || RoundingWriter.handles(name)
        || CollectionBodies.handles(name)
        || VariadicWriter.handles(name)
        || switch (name) {
          case "AND", "OR", "NOT", "IN", "COALESCE", "IFNULL", "NULLIF", "IF" -> true;
          case "IS TRUE", "IS NOT TRUE", "IS FALSE", "IS NOT FALSE" -> true;
          case "||", "CONCAT", "CONCAT_WS", "ELT", "GREATEST", "LEAST", "ROW", "TYPEOF" -> true;
          default -> false;
        };
  }

  Value write(Call call) {
    List<Expr> arguments = call.arguments();
    String name = call.function().name();
    if (call.function().nulls() != NullRule.OWN
        && arguments.stream().anyMatch(argument -> argument.type() instanceof NullType)) {
      return emitter.nullOf(call.type().layout());
    }
    return switch (name) {
      case "TRANSLATE" -> body(Rewrites.translate(call), name);
      case "AND", "OR" -> conditions.value(call);
      case "NOT" -> not(arguments.getFirst());
      case "IN" ->
          MembershipWriter.applies(call)
              ? new MembershipWriter(writer, bodies).write(call)
              : writer.write(Rewrites.in(call));
      case "IS NULL", "IS NOT NULL", "IS UNKNOWN", "IS NOT UNKNOWN" -> conditions.definite(call);
      case "IS DISTINCT FROM", "IS NOT DISTINCT FROM" -> conditions.definite(call);
      case "IS TRUE", "IS NOT TRUE", "IS FALSE", "IS NOT FALSE" -> conditions.definite(call);
      case "=", "<>", "<", "<=", ">", ">=" -> comparison(call);
      case "COALESCE", "IFNULL" -> coalesce(call);
      case "NULLIF" -> writer.write(Rewrites.nullIf(call));
      case "IF" -> writer.write(Rewrites.choice(call));
      case "||", "CONCAT" -> concatenation(arguments);
      case "CONCAT_WS" ->
          arguments.getFirst().type() instanceof NullType
              ? emitter.nullOf(Layout.BYTES)
              : joined(arguments);
      case "ELT" -> chosen(arguments);
      case "GREATEST" -> extreme(call, ">");
      case "LEAST" -> extreme(call, "<");
      case "TYPEOF" -> typeName(arguments.getFirst());
      case "ROW" -> writer.collections().row(call);
      default -> other(call, name);
    };
  }

  private Value other(Call call, String name) {
    if (TemporalWriter.handles(name) || temporal.applies(call)) {
      return temporal.write(call);
    }
    if (ArithmeticWriter.handles(name)) {
      return arithmetic.write(call);
    }
    if (CollectionBodies.handles(name, call.arguments().stream().map(Expr::type).toList())) {
      return writer.collections().write(call);
    }
    if (RoundingWriter.handles(name)) {
      return rounding.write(call);
    }
    if (VariadicWriter.handles(name)) {
      return variadic.write(call);
    }
    if (name.equals("DATE_FORMAT") && isTimestamp(call.arguments().getFirst())) {
      return temporal.format(call);
    }
    if (name.startsWith("IS_") && Conversions.isNumeric(call.arguments().getFirst().type())) {
      // as in Flink, which looks at the type alone, even under a NULL
      return Value.constant(Layout.LONG, isOf(name, call.arguments().getFirst().type()) ? 1L : 0L);
    }
    return body(call, name);
  }

  private static boolean isOf(String test, SqlType number) {
    return switch (test) {
      case "IS_DIGIT" -> number instanceof IntegerType;
      case "IS_DECIMAL" -> !(number instanceof DecimalType);
      default -> false;
    };
  }

  private static boolean isTimestamp(Expr argument) {
    return argument.type() instanceof TimestampType;
  }

  private Value body(Call call, String name) {
    List<Value> values = new ArrayList<>();
    List<SqlType> types = new ArrayList<>();
    for (Expr argument : call.arguments()) {
      // bodies know no decimals: they take them as doubles
      boolean decimal = argument.type() instanceof DecimalType;
      values.add(decimal ? writer.writeAs(argument, Types.DOUBLE) : writer.write(argument));
      types.add(argument.type());
    }
    Body body = Bodies.find(bodyName(call), BodyWriter.letters(values));
    if (body == null) {
      throw new WeirException(
          ErrorCode.UNSUPPORTED,
          "function \"" + name + "\" is not supported for arguments of type " + types);
    }
    Value value = bodies.write(body, values);
    // a NULL has the harmless value FALSE, which is what these give for it
    return name.startsWith("IS_")
        ? new Value(value.layout(), value.slot(), Value.NEVER, null)
        : value;
  }

  /** A seed that changes starts a sequence of its own for each row. */
  private static String bodyName(Call call) {
    String name = call.function().name();
    boolean seeded =
        (name.equals("RAND") && call.arguments().size() == 1)
            || (name.equals("RAND_INTEGER") && call.arguments().size() == 2);
    return seeded && !(call.arguments().getFirst() instanceof Literal) ? name + " BY ROW" : name;
  }

  private Value not(Expr argument) {
    Value value = writer.write(argument);
    return emitter.always(
        Layout.LONG,
        List.of(value),
        () -> {
          emitter.load(value);
          emitter.code.lconst_1().lxor();
        });
  }

  /** A comparison as a value: NULL if an operand is. */
  private Value comparison(Call call) {
    List<Expr> arguments = call.arguments();
    SqlType type = Conversions.comparable(arguments.getFirst().type(), arguments.get(1).type());
    List<Value> operands = arguments.stream().map(a -> writer.writeAs(a, type)).toList();
    Value truth = conditions.definite(call);
    return new Value(Layout.LONG, truth.slot(), emitter.anyNull(operands), null);
  }

  private Value coalesce(Call call) {
    Value result = emitter.fresh(Value.form(call.type().layout()), true);
    Label end = emitter.code.newLabel();
    int depth = 0;
    for (Expr argument : call.arguments()) {
      Value value = writer.writeAs(argument, call.type());
      emitter.copy(value, result);
      if (!value.nullable()) {
        break;
      }
      emitter.code.iload(value.nullSlot()).ifeq(end);
      emitter.enter();
      depth++;
    }
    for (int i = 0; i < depth; i++) {
      emitter.leave();
    }
    emitter.code.labelBinding(end);
    return result;
  }

  private Value concatenation(List<Expr> arguments) {
    List<Value> values = arguments.stream().map(a -> writer.write(a)).toList();
    int holder = bodies.bytesHolder();
    Value result = new Value(Layout.BYTES, bodies.sliceOf(holder), emitter.anyNull(values), null);
    Label end = emitter.code.newLabel();
    if (result.nullable()) {
      emitter.code.iload(result.nullSlot()).ifne(end);
    }
    bodies.startBytes(holder);
    values.forEach(value -> bodies.addBytes(holder, value));
    bodies.finishBytes(holder);
    emitter.code.labelBinding(end);
    return result;
  }

  private Value joined(List<Expr> arguments) {
    List<Value> values = arguments.stream().map(a -> writer.write(a)).toList();
    Value separator = values.getFirst();
    int holder = bodies.bytesHolder();
    Value result = new Value(Layout.BYTES, bodies.sliceOf(holder), separator.nullSlot(), null);
    Value first = emitter.fresh(Layout.LONG, false);
    Label end = emitter.code.newLabel();
    if (result.nullable()) {
      emitter.code.iload(result.nullSlot()).ifne(end);
    }
    emitter.code.lconst_1().lstore(first.slot());
    bodies.startBytes(holder);
    for (Value value : values.subList(1, values.size())) {
      Label skip = emitter.code.newLabel();
      Label add = emitter.code.newLabel();
      if (value.nullable()) {
        emitter.code.iload(value.nullSlot()).ifne(skip);
      }
      emitter.code.lload(first.slot()).l2i().ifne(add);
      bodies.addBytes(holder, separator);
      emitter.code.labelBinding(add);
      bodies.addBytes(holder, value);
      emitter.clear(first);
      emitter.code.labelBinding(skip);
    }
    bodies.finishBytes(holder);
    emitter.code.labelBinding(end);
    return result;
  }

  private Value chosen(List<Expr> arguments) {
    List<Value> values = arguments.stream().map(a -> writer.write(a)).toList();
    Value index = values.getFirst();
    Value result = emitter.fresh(Layout.BYTES, true);
    Label end = emitter.code.newLabel();
    emitter.setNull(result, true);
    if (index.nullable()) {
      emitter.code.iload(index.nullSlot()).ifne(end);
    }
    for (int i = 1; i < values.size(); i++) {
      Label next = emitter.code.newLabel();
      emitter.load(index);
      emitter.code.loadConstant((long) i).lcmp().ifne(next);
      emitter.copy(values.get(i), result);
      emitter.code.goto_(end).labelBinding(next);
    }
    emitter.code.labelBinding(end);
    return result;
  }

  /** GREATEST and LEAST: NULL if an argument is. */
  private Value extreme(Call call, String keeps) {
    List<Value> values =
        call.arguments().stream().map(a -> writer.writeAs(a, call.type())).toList();
    return emitter.guarded(
        call.type().layout(),
        values,
        result -> {
          emitter.copy(values.getFirst(), result);
          for (Value value : values.subList(1, values.size())) {
            Label next = emitter.code.newLabel();
            conditions.comparisons().unlessSorted(value, result, keeps, next);
            emitter.copy(value, result);
            emitter.code.labelBinding(next);
          }
        });
  }

  private Value typeName(Expr argument) {
    return Value.constant(Layout.BYTES, dev.weir.batch.Slice.of(argument.type().toString()));
  }
}
