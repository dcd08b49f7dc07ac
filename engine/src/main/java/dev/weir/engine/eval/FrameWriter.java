package dev.weir.engine.eval;

import dev.weir.engine.collection.CallFrame;
import dev.weir.engine.collection.FrameFunction;
import dev.weir.engine.function.BytesResult;
import dev.weir.engine.function.EvalContext;
import dev.weir.type.Layout;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.List;
import java.util.function.Function;

/** Writes calls of functions that take their arguments in a {@link CallFrame}. */
final class FrameWriter {
  private static final ClassDesc FRAME = Descriptors.of(CallFrame.class);
  private static final ClassDesc BYTES_RESULT = Descriptors.of(BytesResult.class);

  private final Emitter emitter;

  FrameWriter(Emitter emitter) {
    this.emitter = emitter;
  }

  /** Calls the function when no argument is NULL. */
  Value strict(
      List<Value> arguments, Layout result, Function<EvalContext, FrameFunction> function) {
    return strict(arguments, arguments, result, function);
  }

  /** Calls the function when none of some arguments is NULL. */
  Value strict(
      List<Value> strict,
      List<Value> arguments,
      Layout result,
      Function<EvalContext, FrameFunction> function) {
    int nulls = emitter.anyNull(strict);
    if (nulls == Value.NEVER) {
      return call(arguments, result, function);
    }
    int nullSlot = emitter.code.allocateLocal(TypeKind.INT);
    Label end = emitter.code.newLabel();
    int frame = frame(arguments.size(), function);
    Value value = result(frame, result, nullSlot);
    emitter.clear(value);
    emitter.code.iload(nulls).istore(nullSlot);
    emitter.code.iload(nulls).ifne(end);
    set(frame, arguments);
    run(frame, value);
    emitter.code.labelBinding(end);
    return value;
  }

  /** Calls the function, whatever the arguments are. */
  Value call(List<Value> arguments, Layout result, Function<EvalContext, FrameFunction> function) {
    int frame = frame(arguments.size(), function);
    Value value = result(frame, result, emitter.code.allocateLocal(TypeKind.INT));
    set(frame, arguments);
    run(frame, value);
    return value;
  }

  private int frame(int arguments, Function<EvalContext, FrameFunction> function) {
    return emitter.object(FRAME, context -> new CallFrame(arguments, function.apply(context)));
  }

  private Value result(int frame, Layout layout, int nullSlot) {
    CodeBuilder code = emitter.code;
    int slot =
        switch (layout) {
          case LONG, DOUBLE -> code.allocateLocal(Descriptors.kind(layout));
          case INT128 ->
              emitter.fetch(
                  "wide result of " + frame,
                  () -> code.aload(frame).getfield(FRAME, "wideResult", Descriptors.INT128));
          case BYTES, ROW ->
              emitter.fetch(
                  "bytes result of " + frame,
                  () ->
                      code.aload(frame)
                          .getfield(FRAME, "bytes", BYTES_RESULT)
                          .getfield(BYTES_RESULT, "slice", Descriptors.SLICE));
        };
    return new Value(Value.form(layout), slot, nullSlot, null);
  }

  private void set(int frame, List<Value> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      set(frame, i, arguments.get(i));
    }
  }

  private void set(int frame, int index, Value value) {
    CodeBuilder code = emitter.code;
    Label end = code.newLabel();
    if (value.nullable()) {
      Label present = code.newLabel();
      code.iload(value.nullSlot()).ifeq(present);
      code.aload(frame)
          .loadConstant(index)
          .invokevirtual(
              FRAME, "setNull", Descriptors.method(ConstantDescs.CD_void, ConstantDescs.CD_int));
      code.goto_(end).labelBinding(present);
    }
    code.aload(frame).loadConstant(index);
    emitter.load(value);
    code.invokevirtual(
        FRAME,
        "set",
        Descriptors.method(ConstantDescs.CD_void, ConstantDescs.CD_int, type(value.layout())));
    code.labelBinding(end);
  }

  private static ClassDesc type(Layout layout) {
    return switch (layout) {
      case LONG -> ConstantDescs.CD_long;
      case DOUBLE -> ConstantDescs.CD_double;
      case INT128 -> Descriptors.INT128;
      case BYTES, ROW -> Descriptors.SLICE;
    };
  }

  private void run(int frame, Value result) {
    CodeBuilder code = emitter.code;
    code.aload(frame)
        .invokevirtual(FRAME, "run", Descriptors.method(ConstantDescs.CD_int))
        .istore(result.nullSlot());
    if (result.layout() == Layout.LONG) {
      code.aload(frame).getfield(FRAME, "longResult", ConstantDescs.CD_long);
      code.lstore(result.slot());
    } else if (result.layout() == Layout.DOUBLE) {
      code.aload(frame).getfield(FRAME, "doubleResult", ConstantDescs.CD_double);
      code.dstore(result.slot());
    }
  }
}
