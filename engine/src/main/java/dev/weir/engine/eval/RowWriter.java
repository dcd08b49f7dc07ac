package dev.weir.engine.eval;

import dev.weir.engine.function.BytesResult;
import dev.weir.engine.function.CastRule;
import dev.weir.engine.function.EvalContext;
import dev.weir.expr.Call;
import dev.weir.expr.Case;
import dev.weir.expr.Expr;
import dev.weir.expr.Literal;
import dev.weir.type.Layout;
import dev.weir.type.RowType;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;

/** Writes values into columns, and rows field by field into columns of rows. */
final class RowWriter {
  private final ExprWriter writer;
  private final Emitter emitter;
  private final BodyWriter bodies;

  RowWriter(ExprWriter writer, BodyWriter bodies) {
    this.writer = writer;
    this.emitter = writer.emitter;
    this.bodies = bodies;
  }

  /** The text of a row that is a column. */
  Value text(Inputs.Path path, CastRule rule) {
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
        .aload(emitter.object(Descriptors.of(CastRule.class), context -> rule))
        .aload(emitter.object(Descriptors.of(EvalContext.class), context -> context))
        .aload(holder)
        .invokestatic(
            Descriptors.of(dev.weir.engine.function.RowText.class),
            "print",
            Descriptors.method(
                ConstantDescs.CD_void,
                Descriptors.ROW_COLUMN,
                ConstantDescs.CD_int,
                Descriptors.of(CastRule.class),
                Descriptors.of(EvalContext.class),
                Descriptors.of(BytesResult.class)));
    emitter.code.labelBinding(end);
    return result;
  }

  /** Writes the expression's value to row {@code at} (a variable) of the column that is pushed. */
  void store(Expr expression, Target target) {
    if (expression.type().layout() == Layout.ROW) {
      storeRow(expression, target);
    } else {
      storeValue(writer.write(expression), target);
    }
  }

  /** Where to write: how to fetch the column, and the variable with the row. */
  record Target(String name, Runnable push, int rowSlot) {}

  private void storeRow(Expr given, Target target) {
    Expr expression = CollectionCasts.spread(given);
    Inputs.Path path = Inputs.path(expression);
    if (path != null) {
      copyRow(path, target);
    } else if (expression instanceof Call call && call.function().name().equals("ROW")) {
      for (int i = 0; i < call.arguments().size(); i++) {
        store(fieldValue(call, i), field(target, i));
      }
    } else if (expression instanceof Case cases) {
      storeCase(cases, target);
    } else if (expression instanceof Call call && Rewrites.cases(call) instanceof Case cases) {
      storeCase(cases, target);
    } else if (expression instanceof Literal literal && literal.value() == null) {
      setNull(target);
    } else {
      storeEncoded(writer.write(expression), (RowType) expression.type(), target);
    }
  }

  private void storeEncoded(Value value, RowType type, Target target) {
    Label end = emitter.code.newLabel();
    if (value.nullable()) {
      Label present = emitter.code.newLabel();
      emitter.code.iload(value.nullSlot()).ifeq(present);
      setNull(target);
      emitter.code.goto_(end).labelBinding(present);
    }
    int column = column(target, Layout.ROW);
    writer
        .collections()
        .decode(value, type, () -> emitter.code.aload(column).iload(target.rowSlot()));
    emitter.code.labelBinding(end);
  }

  private static Expr fieldValue(Call row, int index) {
    Expr value = row.arguments().get(index);
    return row.type() instanceof RowType type && value.type().layout() != Layout.ROW
        ? ExprWriter.converted(value, type.type(index))
        : value;
  }

  private void storeCase(Case cases, Target target) {
    Label end = emitter.code.newLabel();
    for (Case.Branch branch : cases.branches()) {
      Label next = emitter.code.newLabel();
      emitter.enter();
      writer.conditions().unless(branch.condition(), true, next);
      store(branch.result(), target);
      emitter.leave();
      emitter.code.goto_(end).labelBinding(next);
    }
    emitter.enter();
    store(cases.otherwise(), target);
    emitter.leave();
    emitter.code.labelBinding(end);
  }

  private Target field(Target row, int index) {
    return new Target(
        row.name() + "." + index,
        () -> {
          row.push().run();
          emitter
              .code
              .checkcast(Descriptors.ROW_COLUMN)
              .loadConstant(index)
              .invokevirtual(
                  Descriptors.ROW_COLUMN,
                  "field",
                  Descriptors.method(Descriptors.COLUMN, ConstantDescs.CD_int));
        },
        row.rowSlot());
  }

  private void copyRow(Inputs.Path path, Target target) {
    emitter
        .code
        .aload(column(target, Layout.ROW))
        .aload(writer.inputs.column(path, Layout.ROW))
        .iload(writer.inputs.row(path))
        .iload(target.rowSlot())
        .invokevirtual(
            Descriptors.ROW_COLUMN,
            "copy",
            Descriptors.method(
                ConstantDescs.CD_void,
                Descriptors.COLUMN,
                ConstantDescs.CD_int,
                ConstantDescs.CD_int));
  }

  private int column(Target target, Layout layout) {
    return emitter.fetch(
        "target " + target.name(),
        () -> {
          target.push().run();
          emitter.code.checkcast(Descriptors.column(layout));
        });
  }

  private void setNull(Target target) {
    int nulls =
        emitter.fetch(
            "target nulls " + target.name(),
            () -> {
              target.push().run();
              emitter.code.invokeinterface(
                  Descriptors.COLUMN, "nulls", Descriptors.method(Descriptors.NULLS));
            });
    emitter
        .code
        .aload(nulls)
        .iload(target.rowSlot())
        .invokevirtual(
            Descriptors.NULLS,
            "set",
            Descriptors.method(ConstantDescs.CD_void, ConstantDescs.CD_int));
  }

  private void storeValue(Value value, Target target) {
    Label end = emitter.code.newLabel();
    if (value.nullable()) {
      Label present = emitter.code.newLabel();
      emitter.code.iload(value.nullSlot()).ifeq(present);
      setNull(target);
      emitter.code.goto_(end).labelBinding(present);
    }
    CodeBuilder code = emitter.code;
    switch (value.layout()) {
      case LONG -> {
        code.aload(array(target, Descriptors.LONG_COLUMN, Descriptors.LONGS));
        code.iload(target.rowSlot());
        emitter.load(value);
        code.lastore();
      }
      case DOUBLE -> {
        code.aload(array(target, Descriptors.DOUBLE_COLUMN, Descriptors.DOUBLES));
        code.iload(target.rowSlot());
        emitter.load(value);
        code.dastore();
      }
      case BYTES -> storeObject(value, target, Descriptors.BYTES_COLUMN, "append");
      case INT128 -> storeInt128(value, target);
      case ROW -> throw new IllegalArgumentException("rows have no local variable");
    }
    code.labelBinding(end);
  }

  private int array(Target target, ClassDesc column, ClassDesc type) {
    return emitter.fetch(
        "target values " + target.name(),
        () -> {
          target.push().run();
          emitter.code.checkcast(column).getfield(column, "values", type);
        });
  }

  private void storeObject(Value value, Target target, ClassDesc column, String method) {
    emitter.code.aload(column(target, Layout.BYTES)).iload(target.rowSlot());
    emitter.load(value);
    emitter.code.invokevirtual(
        column,
        method,
        Descriptors.method(ConstantDescs.CD_void, ConstantDescs.CD_int, Descriptors.SLICE));
  }

  private void storeInt128(Value value, Target target) {
    CodeBuilder code = emitter.code;
    code.aload(column(target, Layout.INT128)).iload(target.rowSlot());
    emitter.load(value);
    code.getfield(Descriptors.INT128, "high", ConstantDescs.CD_long);
    emitter.load(value);
    code.getfield(Descriptors.INT128, "low", ConstantDescs.CD_long);
    code.invokevirtual(
        Descriptors.INT128_COLUMN,
        "set",
        Descriptors.method(
            ConstantDescs.CD_void,
            ConstantDescs.CD_int,
            ConstantDescs.CD_long,
            ConstantDescs.CD_long));
  }
}
