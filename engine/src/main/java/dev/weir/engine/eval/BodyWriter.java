package dev.weir.engine.eval;

import dev.weir.engine.function.Body;
import dev.weir.engine.function.BytesResult;
import dev.weir.engine.function.EvalContext;
import dev.weir.text.DoubleResult;
import dev.weir.text.LongResult;
import dev.weir.type.Layout;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/** Writes calls of function bodies, by the rules that {@link Body} states. */
final class BodyWriter {
  private static final ClassDesc BYTES_RESULT = Descriptors.of(BytesResult.class);
  private static final ClassDesc LONG_RESULT = Descriptors.of(LongResult.class);
  private static final ClassDesc DOUBLE_RESULT = Descriptors.of(DoubleResult.class);
  private static final ClassDesc CONTEXT = Descriptors.of(EvalContext.class);

  private final Emitter emitter;

  BodyWriter(Emitter emitter) {
    this.emitter = emitter;
  }

  /** The letters of arguments as {@link Body#parameters} has them. */
  static String letters(List<Value> values) {
    StringBuilder letters = new StringBuilder();
    values.forEach(value -> letters.append(letter(value.layout())));
    return letters.toString();
  }

  private static char letter(Layout layout) {
    return switch (layout) {
      case LONG -> 'J';
      case DOUBLE -> 'D';
      case INT128 -> 'I';
      case BYTES -> 'S';
      case ROW -> 'R';
    };
  }

  /** Calls the body when no argument is NULL. */
  Value write(Body body, List<Value> arguments) {
    CodeBuilder code = emitter.code;
    int holder = holder(body);
    int slot =
        switch (body.result()) {
          case 'S' -> sliceOf(holder);
          case 'I' -> holder;
          case 'J' -> code.allocateLocal(TypeKind.LONG);
          default -> code.allocateLocal(TypeKind.DOUBLE);
        };
    int nulls = emitter.anyNull(arguments);
    int nullSlot = body.mayBeNull() ? code.allocateLocal(TypeKind.INT) : nulls;
    Value result = new Value(layout(body.result()), slot, nullSlot, null);
    Label end = code.newLabel();
    if (nulls != Value.NEVER) {
      emitter.clear(result);
      if (body.mayBeNull()) {
        code.iload(nulls).istore(nullSlot);
      }
      code.iload(nulls).ifne(end);
    } else if (body.mayBeNull()) {
      emitter.clear(result);
    }
    push(body, arguments, holder);
    code.invokestatic(Descriptors.of(body.owner()), body.method(), type(body));
    take(body, result, holder);
    code.labelBinding(end);
    return result;
  }

  int bytesHolder() {
    return emitter.object(BYTES_RESULT, context -> new BytesResult());
  }

  /** The variable of the slice that a bytes holder fills. */
  int sliceOf(int holder) {
    return emitter.fetch(
        "slice of " + holder,
        () -> emitter.code.aload(holder).getfield(BYTES_RESULT, "slice", Descriptors.SLICE));
  }

  void startBytes(int holder) {
    ClassDesc builder = Descriptors.of(dev.weir.text.ByteBuilder.class);
    emitter
        .code
        .aload(holder)
        .invokevirtual(BYTES_RESULT, "start", Descriptors.method(builder))
        .pop();
  }

  void addBytes(int holder, Value value) {
    emitter.code.aload(holder);
    emitter.load(value);
    emitter.code.invokevirtual(
        BYTES_RESULT, "add", Descriptors.method(ConstantDescs.CD_void, Descriptors.SLICE));
  }

  void finishBytes(int holder) {
    emitter
        .code
        .aload(holder)
        .invokevirtual(BYTES_RESULT, "finish", Descriptors.method(ConstantDescs.CD_void));
  }

  private void push(Body body, List<Value> arguments, int holder) {
    for (int i = 0; i < arguments.size(); i++) {
      pushAs(arguments.get(i), body.parameters().charAt(i));
    }
    Class<?> stateType = body.state();
    if (stateType != null) {
      Supplier<Object> newState = Objects.requireNonNull(body.newState());
      emitter.code.aload(emitter.object(Descriptors.of(stateType), context -> newState.get()));
    }
    if (body.context()) {
      emitter.code.aload(emitter.object(CONTEXT, context -> context));
    }
    if (holder >= 0) {
      emitter.code.aload(holder);
    }
  }

  private void pushAs(Value value, char letter) {
    emitter.load(value);
    if (letter == 'D' && value.layout() == Layout.LONG) {
      emitter.code.l2d();
    }
  }

  private int holder(Body body) {
    return switch (body.result()) {
      case 'S' -> bytesHolder();
      case 'I' -> emitter.int128();
      case 'J' -> body.mayBeNull() ? emitter.object(LONG_RESULT, context -> new LongResult()) : -1;
      default ->
          body.mayBeNull() ? emitter.object(DOUBLE_RESULT, context -> new DoubleResult()) : -1;
    };
  }

  private void take(Body body, Value result, int holder) {
    CodeBuilder code = emitter.code;
    if (body.mayBeNull()) {
      code.iconst_1().ixor().istore(result.nullSlot());
      if (body.result() == 'J') {
        code.aload(holder).getfield(LONG_RESULT, "value", ConstantDescs.CD_long);
        code.lstore(result.slot());
      } else if (body.result() == 'D') {
        code.aload(holder).getfield(DOUBLE_RESULT, "value", ConstantDescs.CD_double);
        code.dstore(result.slot());
      }
    } else if (body.result() == 'J' || body.result() == 'D') {
      emitter.store(result);
    }
  }

  private static Layout layout(char letter) {
    return switch (letter) {
      case 'J' -> Layout.LONG;
      case 'D' -> Layout.DOUBLE;
      case 'I' -> Layout.INT128;
      default -> Layout.BYTES;
    };
  }

  private static MethodTypeDesc type(Body body) {
    List<ClassDesc> parameters = new ArrayList<>();
    for (int i = 0; i < body.parameters().length(); i++) {
      parameters.add(
          switch (body.parameters().charAt(i)) {
            case 'J' -> ConstantDescs.CD_long;
            case 'D' -> ConstantDescs.CD_double;
            case 'I' -> Descriptors.INT128;
            default -> Descriptors.SLICE;
          });
    }
    Class<?> state = body.state();
    if (state != null) {
      parameters.add(Descriptors.of(state));
    }
    if (body.context()) {
      parameters.add(CONTEXT);
    }
    switch (body.result()) {
      case 'S' -> parameters.add(BYTES_RESULT);
      case 'I' -> parameters.add(Descriptors.INT128);
      case 'J' -> addIf(body.mayBeNull(), LONG_RESULT, parameters);
      default -> addIf(body.mayBeNull(), DOUBLE_RESULT, parameters);
    }
    return MethodTypeDesc.of(returned(body), parameters);
  }

  private static void addIf(boolean wanted, ClassDesc type, List<ClassDesc> parameters) {
    if (wanted) {
      parameters.add(type);
    }
  }

  private static ClassDesc returned(Body body) {
    if (body.mayBeNull()) {
      return ConstantDescs.CD_boolean;
    }
    return switch (body.result()) {
      case 'J' -> ConstantDescs.CD_long;
      case 'D' -> ConstantDescs.CD_double;
      default -> ConstantDescs.CD_void;
    };
  }
}
