package dev.weir.engine.eval;

import dev.weir.engine.function.Body;
import dev.weir.engine.function.BytesResult;
import dev.weir.engine.json.JsonConstructors;
import dev.weir.engine.json.JsonQueries;
import dev.weir.engine.json.JsonRule;
import dev.weir.engine.json.JsonTexts;
import dev.weir.engine.json.JsonValues;
import dev.weir.engine.variadic.Arguments;
import dev.weir.engine.variadic.Printf;
import dev.weir.expr.Call;
import dev.weir.expr.Expr;
import dev.weir.expr.Literal;
import dev.weir.type.Layout;
import dev.weir.type.SqlType;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the functions over JSON, and others that take any number of arguments. */
final class VariadicWriter {
  private static final ClassDesc ARGUMENTS = Descriptors.of(Arguments.class);

  private final ExprWriter writer;
  private final Emitter emitter;
  private final BodyWriter bodies;

  VariadicWriter(ExprWriter writer, BodyWriter bodies) {
    this.writer = writer;
    this.emitter = writer.emitter;
    this.bodies = bodies;
  }

  static boolean handles(String name) {
    return switch (name) {
      case "PRINTF", "JSON_OBJECT", "JSON_ARRAY", "JSON_STRING" -> true;
      case "JSON_VALUE", "JSON_QUERY", "JSON_EXISTS" -> true;
      default -> plain(name) != null;
    };
  }

  private static @Nullable Body plain(String name) {
    return switch (name) {
      case "IS JSON VALUE" -> Body.of(JsonQueries.class, "isValue", "S>J");
      case "IS JSON SCALAR" -> Body.of(JsonQueries.class, "isScalar", "S>J");
      case "IS JSON ARRAY" -> Body.of(JsonQueries.class, "isArray", "S>J");
      case "IS JSON OBJECT" -> Body.of(JsonQueries.class, "isObject", "S>J");
      case "JSON_QUOTE" -> Body.of(JsonTexts.class, "quote", "S>S");
      case "JSON_UNQUOTE" -> Body.of(JsonTexts.class, "unquote", "S>S");
      case "JSON" -> Body.of(JsonTexts.class, "json", "S>S");
      default -> null;
    };
  }

  Value write(Call call) {
    List<Expr> arguments = call.arguments();
    String name = call.function().name();
    Body plain = plain(name);
    if (plain != null) {
      Value value = bodies.write(plain, List.of(writer.write(arguments.getFirst())));
      // IS JSON is FALSE for NULL, which is the harmless value that stands under it
      return name.startsWith("IS ")
          ? new Value(value.layout(), value.slot(), Value.NEVER, null)
          : value;
    }
    return switch (name) {
      case "JSON_VALUE" -> {
        JsonRule rule =
            JsonRule.of("WITHOUT_ARRAY", word(arguments.get(2)), word(arguments.get(4)));
        List<Expr> texts =
            List.of(arguments.get(0), arguments.get(1), arguments.get(3), arguments.get(5));
        yield query("value", "SSSS>S?", texts, rule);
      }
      case "JSON_QUERY" -> {
        String wrapper = word(arguments.get(2));
        JsonRule rule = JsonRule.of(wrapper, word(arguments.get(3)), word(arguments.get(4)));
        yield query("query", "SS>S?", arguments.subList(0, 2), rule);
      }
      case "JSON_EXISTS" ->
          query(
              "exists",
              "SS>J?",
              arguments.subList(0, 2),
              JsonRule.of("WITHOUT_ARRAY", "NULL", word(arguments.get(2))));
      default -> collected(call, name);
    };
  }

  /** A call whose rule, which keeps the last path too, is made anew for each task. */
  private Value query(String method, String shape, List<Expr> texts, JsonRule rule) {
    Body body =
        Body.of(JsonQueries.class, method, shape).withState(JsonRule.class, rule::withOwnLookup);
    return bodies.write(body, texts.stream().map(writer::write).toList());
  }

  private static String word(Expr argument) {
    if (argument instanceof Literal literal && literal.value() instanceof String word) {
      return word;
    }
    throw new IllegalStateException("no constant: " + argument);
  }

  private Value collected(Call call, String name) {
    List<SqlType> types = call.arguments().stream().map(Expr::type).toList();
    types.forEach(type -> check(name, type));
    List<Value> values = new ArrayList<>();
    call.arguments().forEach(argument -> values.add(writer.write(argument)));
    int slot = emitter.object(ARGUMENTS, context -> new Arguments(types));
    emitter
        .code
        .aload(slot)
        .invokevirtual(ARGUMENTS, "start", Descriptors.method(ConstantDescs.CD_void));
    values.forEach(value -> add(value, slot));
    return take(call, name, slot);
  }

  private static void check(String name, SqlType type) {
    if (name.equals("PRINTF")) {
      Printf.check(type);
    } else {
      JsonValues.check(name, type);
    }
  }

  private void add(Value value, int slot) {
    Label end = emitter.code.newLabel();
    Label present = emitter.code.newLabel();
    emitter.code.aload(slot);
    if (value.nullable()) {
      emitter.code.iload(value.nullSlot()).ifeq(present);
      emitter.code.invokevirtual(ARGUMENTS, "addNull", Descriptors.method(ConstantDescs.CD_void));
      emitter.code.goto_(end).labelBinding(present);
    }
    emitter.load(value);
    ClassDesc type =
        switch (value.layout()) {
          case LONG -> ConstantDescs.CD_long;
          case DOUBLE -> ConstantDescs.CD_double;
          case INT128 -> Descriptors.INT128;
          case BYTES, ROW -> Descriptors.SLICE;
        };
    emitter.code.invokevirtual(ARGUMENTS, "add", Descriptors.method(ConstantDescs.CD_void, type));
    emitter.code.labelBinding(end);
  }

  private Value take(Call call, String name, int slot) {
    int holder = bodies.bytesHolder();
    Class<?> owner = name.equals("PRINTF") ? Printf.class : JsonConstructors.class;
    String method =
        switch (name) {
          case "PRINTF" -> "print";
          case "JSON_OBJECT" -> "object";
          case "JSON_ARRAY" -> "array";
          default -> "string";
        };
    int nullSlot = call.type().nullable() ? emitter.code.allocateLocal(TypeKind.INT) : Value.NEVER;
    Value result = new Value(Layout.BYTES, bodies.sliceOf(holder), nullSlot, null);
    emitter
        .code
        .aload(slot)
        .aload(holder)
        .invokestatic(
            Descriptors.of(owner),
            method,
            Descriptors.method(
                ConstantDescs.CD_boolean, ARGUMENTS, Descriptors.of(BytesResult.class)));
    if (result.nullable()) {
      emitter.code.iconst_1().ixor().istore(nullSlot);
    } else {
      emitter.code.pop();
    }
    return result;
  }
}
