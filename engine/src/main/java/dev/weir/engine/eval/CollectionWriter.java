package dev.weir.engine.eval;

import dev.weir.batch.RowColumn;
import dev.weir.batch.Slice;
import dev.weir.engine.collection.CollectionBodies;
import dev.weir.engine.collection.FrameFunction;
import dev.weir.engine.function.BytesResult;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.expr.Call;
import dev.weir.expr.Expr;
import dev.weir.expr.FieldAccess;
import dev.weir.type.Layout;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.value.ColumnValues;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes calls on arrays and maps, and rows as values: a row that is not written field by field
 * into a column is its encoding, which the other writers treat as bytes.
 */
final class CollectionWriter {
  private static final ClassDesc VALUES = Descriptors.of(ColumnValues.class);
  private static final ClassDesc BYTES_RESULT = Descriptors.of(BytesResult.class);

  private final ExprWriter writer;
  private final Emitter emitter;
  private final FrameWriter frames;
  private final BodyWriter bodies;

  CollectionWriter(ExprWriter writer) {
    this.writer = writer;
    this.emitter = writer.emitter;
    this.frames = new FrameWriter(emitter);
    this.bodies = new BodyWriter(emitter);
  }

  Value write(Call call) {
    String name = call.function().name();
    List<Expr> arguments = call.arguments();
    List<SqlType> given = arguments.stream().map(Expr::type).toList();
    List<SqlType> types = CollectionBodies.argumentTypes(name, given, call.type());
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      values.add(writer.writeAs(arguments.get(i), types.get(i)));
    }
    if (CollectionBodies.find(name, types, call.type()) == null) {
      throw new WeirException(
          ErrorCode.UNSUPPORTED,
          "function \"" + name + "\" is not supported for arguments of type " + given);
    }
    List<Value> strict = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      if (!CollectionBodies.takesNull(name, i)) {
        strict.add(values.get(i));
      }
    }
    return frames.strict(
        strict, values, call.type().layout(), context -> function(name, types, call.type()));
  }

  private static FrameFunction function(String name, List<SqlType> types, SqlType result) {
    FrameFunction function = CollectionBodies.find(name, types, result);
    if (function == null) {
      throw new IllegalStateException(name + types);
    }
    return function;
  }

  /** ROW(...) as one value. */
  Value row(Call call) {
    RowType type = (RowType) call.type();
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < type.size(); i++) {
      values.add(writer.writeAs(call.arguments().get(i), type.type(i)));
    }
    return notNull(frames.call(values, Layout.ROW, context -> CollectionBodies.row(type)));
  }

  private static Value notNull(Value value) {
    return new Value(value.layout(), value.slot(), Value.NEVER, value.constant());
  }

  /** A field of a row that is one value. */
  Value field(FieldAccess field) {
    RowType type = (RowType) field.row().type();
    return frames.strict(
        List.of(writer.write(field.row())),
        type.type(field.index()).layout(),
        context -> CollectionBodies.field(type, field.index()));
  }

  /** The encoding of a row that is a column. */
  Value encode(Inputs.Path path, RowType type) {
    int holder = bodies.bytesHolder();
    int nulls = writer.inputs.readNull(path);
    Value result = new Value(Layout.BYTES, bodies.sliceOf(holder), nulls, null);
    Label end = emitter.code.newLabel();
    if (nulls != Value.NEVER) {
      emitter.code.iload(nulls).ifne(end);
    }
    emitter
        .code
        .aload(writer.inputs.column(path, Layout.ROW))
        .iload(writer.inputs.row(path))
        .aload(emitter.object(VALUES, context -> new ColumnValues(type)))
        .aload(holder)
        .invokestatic(
            Descriptors.of(CollectionWriter.class),
            "encode",
            Descriptors.method(
                ConstantDescs.CD_void,
                Descriptors.ROW_COLUMN,
                ConstantDescs.CD_int,
                VALUES,
                BYTES_RESULT));
    emitter.code.labelBinding(end);
    return result;
  }

  /** Called by generated code. */
  static void encode(RowColumn column, int row, ColumnValues values, BytesResult out) {
    values.encodeRow(column, row, out.start());
    out.finish();
  }

  /** Writes an encoded row that is not NULL to the column and row that are pushed. */
  void decode(Value value, RowType type, Runnable pushTarget) {
    emitter.code.aload(emitter.object(VALUES, context -> new ColumnValues(type)));
    emitter.load(value);
    pushTarget.run();
    emitter.code.invokevirtual(
        VALUES,
        "decodeRow",
        Descriptors.method(
            ConstantDescs.CD_void,
            Descriptors.of(Slice.class),
            Descriptors.ROW_COLUMN,
            ConstantDescs.CD_int));
  }

  /** Whether two values are equal, as 0 or 1; looks into maps. */
  Value equality(Value left, Value right, SqlType type) {
    return frames.call(
        List.of(notNull(left), notNull(right)),
        Layout.LONG,
        context -> CollectionBodies.equality(type));
  }

  /** The text of an array, map, multiset or encoded row. */
  Value text(Value value, SqlType type) {
    return frames.strict(
        List.of(value), Layout.BYTES, context -> CollectionBodies.text(type, context));
  }
}
