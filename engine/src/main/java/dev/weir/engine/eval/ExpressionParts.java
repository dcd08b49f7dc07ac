package dev.weir.engine.eval;

import dev.weir.batch.Int128;
import dev.weir.batch.Slice;
import dev.weir.expr.Expr;
import dev.weir.text.DoubleResult;
import dev.weir.text.LongResult;
import dev.weir.type.Layout;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parts of long expressions, which are methods of their own: the JVM compiles no method beyond
 * 8,000 bytes, and loads none beyond 64 kB.
 *
 * <p>A part takes a batch and a row of each input, and the objects of the task. One that is asked
 * for its value leaves it in one of these objects and returns 1 if it is NULL.
 */
final class ExpressionParts {
  private static final ClassDesc LONG_RESULT = Descriptors.of(LongResult.class);
  private static final ClassDesc DOUBLE_RESULT = Descriptors.of(DoubleResult.class);

  /** What a part says. */
  private enum Answer {
    IS_TRUE,
    IS_FALSE,
    VALUE
  }

  private static final int NO_RESULT = -1;

  /** A method: what it says of an expression, and the object for the value. */
  private record Part(Expr expression, Answer answer, String method, int result) {}

  /** An expression that is equal to itself alone. */
  private record Same(Expr expression) {
    @Override
    @SuppressWarnings("ReferenceEquality")
    public boolean equals(@Nullable Object other) {
      return other instanceof Same same && same.expression == expression;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(expression);
    }
  }

  private final ClassDesc owner;
  private final Scratch scratch;
  private final List<Integer> firstColumns;
  private final ExpressionCuts cuts = new ExpressionCuts();
  private final Map<Answer, IdentityHashMap<Expr, Part>> called = new EnumMap<>(Answer.class);
  private final Deque<Part> unwritten = new ArrayDeque<>();
  private int count;

  /** Parts of a class whose inputs begin at these columns of its expressions. */
  ExpressionParts(ClassDesc owner, Scratch scratch, List<Integer> firstColumns) {
    this.owner = owner;
    this.scratch = scratch;
    this.firstColumns = List.copyOf(firstColumns);
  }

  /** The same expression, with parts in it if it is long. */
  Expr cut(Expr expression) {
    return cuts.cut(expression);
  }

  /** Whether the expression is a method of its own. */
  boolean has(Expr expression) {
    return cuts.isPart(expression);
  }

  /** What an expression is remembered by: a long one by itself, since to compare it takes long. */
  Object key(Expr expression) {
    return cuts.isLong(expression) ? new Same(expression) : expression;
  }

  /** Whether equal input always gives the same value. */
  boolean isDeterministic(Expr expression) {
    return cuts.isDeterministic(expression);
  }

  /** Pushes whether the part is exactly {@code wanted}. */
  void test(Emitter emitter, List<Inputs.Side> sides, Expr condition, boolean wanted) {
    call(emitter, sides, part(condition, wanted ? Answer.IS_TRUE : Answer.IS_FALSE));
  }

  /** Computes the part. */
  Value value(Emitter emitter, List<Inputs.Side> sides, Expr expression) {
    Part part = part(expression, Answer.VALUE);
    int holder = holder(emitter, part);
    Value result =
        switch (layout(part)) {
          case LONG, DOUBLE -> emitter.fresh(layout(part), true);
          case INT128, BYTES, ROW ->
              new Value(layout(part), holder, emitter.code.allocateLocal(TypeKind.INT), null);
        };
    call(emitter, sides, part);
    emitter.code.istore(result.nullSlot());
    switch (layout(part)) {
      case LONG -> emitter.code.aload(holder).getfield(LONG_RESULT, "value", ConstantDescs.CD_long);
      case DOUBLE ->
          emitter.code.aload(holder).getfield(DOUBLE_RESULT, "value", ConstantDescs.CD_double);
      case INT128, BYTES, ROW -> {
        return result;
      }
    }
    emitter.store(result);
    return result;
  }

  private Part part(Expr expression, Answer answer) {
    return called
        .computeIfAbsent(answer, first -> new IdentityHashMap<>())
        .computeIfAbsent(
            expression,
            added -> {
              int result = answer == Answer.VALUE ? result(added) : NO_RESULT;
              Part part = new Part(added, answer, "part" + count++, result);
              unwritten.add(part);
              return part;
            });
  }

  private int result(Expr expression) {
    return switch (expression.type().layout()) {
      case LONG -> scratch.add(context -> new LongResult());
      case DOUBLE -> scratch.add(context -> new DoubleResult());
      case INT128 -> scratch.add(context -> new Int128());
      case BYTES -> scratch.add(context -> new Slice());
      case ROW -> throw new IllegalArgumentException("rows are no parts");
    };
  }

  private static Layout layout(Part part) {
    return part.expression.type().layout();
  }

  /** The variable of the object that takes the value. */
  private static int holder(Emitter emitter, Part part) {
    ClassDesc type =
        switch (layout(part)) {
          case LONG -> LONG_RESULT;
          case DOUBLE -> DOUBLE_RESULT;
          case INT128 -> Descriptors.INT128;
          case BYTES, ROW -> Descriptors.SLICE;
        };
    return emitter.object(type, part.result);
  }

  private void call(Emitter emitter, List<Inputs.Side> sides, Part part) {
    for (Inputs.Side side : sides) {
      emitter.code.aload(side.batchSlot()).iload(side.rowSlot());
    }
    emitter.loadScratch();
    emitter.code.invokestatic(owner, part.method, type());
  }

  private MethodTypeDesc type() {
    List<ClassDesc> parameters = new ArrayList<>();
    for (int i = 0; i < firstColumns.size(); i++) {
      parameters.add(Descriptors.BATCH);
      parameters.add(ConstantDescs.CD_int);
    }
    parameters.add(Descriptors.OBJECTS);
    return MethodTypeDesc.of(ConstantDescs.CD_int, parameters);
  }

  /** Writes the parts that are called, also by parts. */
  void writeTo(ClassBuilder builder) {
    while (!unwritten.isEmpty()) {
      Part part = unwritten.remove();
      builder.withMethodBody(part.method, type(), ClassFile.ACC_STATIC, code -> write(part, code));
    }
  }

  private void write(Part part, CodeBuilder code) {
    List<Inputs.Side> sides = new ArrayList<>();
    for (int i = 0; i < firstColumns.size(); i++) {
      sides.add(new Inputs.Side(firstColumns.get(i), 2 * i, 2 * i + 1));
    }
    Emitter emitter = new Emitter(code, scratch, 2 * sides.size());
    ExprWriter writer = new ExprWriter(emitter, new Inputs(emitter, sides), this, part.expression);
    switch (part.answer) {
      case IS_TRUE, IS_FALSE -> {
        Label no = code.newLabel();
        writer.conditions().unless(part.expression, part.answer == Answer.IS_TRUE, no);
        code.iconst_1().ireturn().labelBinding(no).iconst_0().ireturn();
      }
      case VALUE -> {
        leave(writer.writeAs(part.expression, part.expression.type()), part, emitter);
        code.iconst_0().ireturn();
      }
    }
    emitter.finish();
  }

  /** Puts the value into its object, or returns 1 at once if it is NULL. */
  private static void leave(Value value, Part part, Emitter emitter) {
    CodeBuilder code = emitter.code;
    if (value.nullable()) {
      Label present = code.newLabel();
      code.iload(value.nullSlot()).ifeq(present).iconst_1().ireturn().labelBinding(present);
    }
    int holder = holder(emitter, part);
    switch (layout(part)) {
      case LONG -> {
        code.aload(holder);
        emitter.load(value);
        code.putfield(LONG_RESULT, "value", ConstantDescs.CD_long);
      }
      case DOUBLE -> {
        code.aload(holder);
        emitter.load(value);
        code.putfield(DOUBLE_RESULT, "value", ConstantDescs.CD_double);
      }
      case INT128, BYTES, ROW ->
          emitter.copy(value, new Value(layout(part), holder, Value.NEVER, null));
    }
  }
}
