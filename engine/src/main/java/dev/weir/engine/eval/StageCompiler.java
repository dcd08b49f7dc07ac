package dev.weir.engine.eval;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.expr.Expr;
import dev.weir.type.RowType;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Compiles a filter and projections over one input, or a predicate over pairs of rows.
 *
 * <p>Each output is a loop of its own, which the JVM compiles well, except that outputs that share
 * a function call share a loop and compute it once. Outputs that are just columns have no loop.
 */
public final class StageCompiler {
  private static final ClassDesc STAGE_CODE = Descriptors.of(StageCode.class);
  private static final ClassDesc PAIR_CODE = Descriptors.of(PairCode.class);
  private static final ClassDesc SELF = ClassDesc.of("dev.weir.engine.eval.CompiledStage");
  private static final ClassDesc COLUMNS = Descriptors.COLUMN.arrayType();
  private static final MethodTypeDesc SELECT =
      Descriptors.method(
          ConstantDescs.CD_int, Descriptors.BATCH, Descriptors.INTS, Descriptors.OBJECTS);
  private static final MethodTypeDesc LOOP =
      Descriptors.method(
          ConstantDescs.CD_void,
          Descriptors.BATCH,
          COLUMNS,
          Descriptors.INTS,
          ConstantDescs.CD_int,
          Descriptors.OBJECTS);
  private static final MethodTypeDesc PROJECT = LOOP.insertParameterTypes(0, ConstantDescs.CD_int);
  private static final MethodTypeDesc TEST =
      Descriptors.method(
          ConstantDescs.CD_boolean,
          Descriptors.BATCH,
          ConstantDescs.CD_int,
          Descriptors.BATCH,
          ConstantDescs.CD_int,
          Descriptors.OBJECTS);

  private StageCompiler() {}

  /** A stage that hands on rows for which the condition is TRUE, unchanged. */
  public static Stage compileFilter(RowType input, Expr condition) {
    List<Expr> columns = new ArrayList<>();
    for (int i = 0; i < input.size(); i++) {
      columns.add(new dev.weir.expr.InputRef(i, input.type(i)));
    }
    return compile(input, condition, columns);
  }

  /**
   * A stage whose rows have the outputs as columns, for rows that meet the condition if there is
   * one.
   */
  public static Stage compile(RowType input, @Nullable Expr condition, List<Expr> outputs) {
    return compileUnfolded(
        input,
        condition == null ? null : ConstantFolder.fold(condition),
        outputs.stream().map(ConstantFolder::fold).toList());
  }

  /** The same with expressions as they are. */
  static Stage compileUnfolded(RowType input, @Nullable Expr folded, List<Expr> plain) {
    Scratch scratch = new Scratch();
    ExpressionParts parts = new ExpressionParts(SELF, scratch, List.of(0));
    Expr condition = folded == null ? null : parts.cut(folded);
    List<Expr> outputs = plain.stream().map(parts::cut).toList();
    List<List<Integer>> loops = Loops.of(plain);
    byte[] bytes =
        build(builder -> {
          builder.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER);
          builder.withInterfaceSymbols(STAGE_CODE);
          constructor(builder);
          builder.withMethodBody(
              "select",
              SELECT,
              ClassFile.ACC_PUBLIC,
              code -> select(code, condition, scratch, parts));
          for (int i = 0; i < loops.size(); i++) {
            List<Integer> loop = loops.get(i);
            builder.withMethodBody(
                "loop" + i,
                LOOP,
                ClassFile.ACC_STATIC,
                code -> loop(new Emitter(code, scratch, 4), outputs, loop, folded != null, parts));
          }
          builder.withMethodBody(
              "project", PROJECT, ClassFile.ACC_PUBLIC, code -> project(code, loops.size()));
          parts.writeTo(builder);
        });
    return new Stage(input, folded, plain, loops, (StageCode) define(bytes), scratch);
  }

  /**
   * A predicate over a row of each of two inputs; the condition's columns are those of the left
   * followed by those of the right.
   */
  public static PairPredicate compilePredicate(RowType left, RowType right, Expr condition) {
    Scratch scratch = new Scratch();
    ExpressionParts parts = new ExpressionParts(SELF, scratch, List.of(0, left.size()));
    Expr folded = ConstantFolder.fold(condition);
    Expr cut = parts.cut(folded);
    byte[] bytes =
        build(builder -> {
          builder.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER);
          builder.withInterfaceSymbols(PAIR_CODE);
          constructor(builder);
          builder.withMethodBody(
              "test",
              TEST,
              ClassFile.ACC_PUBLIC,
              code -> test(new Emitter(code, scratch, 5), cut, left.size(), parts));
          parts.writeTo(builder);
        });
    return new PairPredicate((PairCode) define(bytes), scratch, Inputs.columns(folded));
  }

  private static byte[] build(Consumer<ClassBuilder> handler) {
    try {
      return ClassFile.of().build(SELF, handler);
    } catch (IllegalArgumentException e) {
      throw new WeirException(
              ErrorCode.LIMIT_EXCEEDED, "an expression is too long to be compiled", e)
          .withHint("Split the query with a view, or join with a table of values.");
    }
  }

  private static Object define(byte[] bytes) {
    try {
      MethodHandles.Lookup hidden = MethodHandles.lookup().defineHiddenClass(bytes, true);
      return hidden.lookupClass().getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("generated code does not load", e);
    }
  }

  private static void constructor(ClassBuilder builder) {
    builder.withMethodBody(
        ConstantDescs.INIT_NAME,
        ConstantDescs.MTD_void,
        ClassFile.ACC_PUBLIC,
        code ->
            code.aload(0)
                .invokespecial(
                    ConstantDescs.CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                .return_());
  }

  private static void select(
      CodeBuilder code, @Nullable Expr condition, Scratch scratch, ExpressionParts parts) {
    if (condition == null) {
      code.aload(1)
          .invokevirtual(Descriptors.BATCH, "size", Descriptors.method(ConstantDescs.CD_int))
          .ireturn();
      return;
    }
    Emitter emitter = new Emitter(code, scratch, 3);
    int row = code.allocateLocal(TypeKind.INT);
    int size = code.allocateLocal(TypeKind.INT);
    int count = code.allocateLocal(TypeKind.INT);
    ExprWriter writer = writer(emitter, List.of(new Inputs.Side(0, 1, row)), parts);
    Label next = code.newLabel();
    Label test = code.newLabel();
    Label body = code.newLabel();
    code.iconst_0().istore(row).iconst_0().istore(count);
    code.aload(1)
        .invokevirtual(Descriptors.BATCH, "size", Descriptors.method(ConstantDescs.CD_int))
        .istore(size)
        .goto_(test)
        .labelBinding(body);
    writer.conditions().unless(condition, true, next);
    code.aload(2).iload(count).iload(row).iastore().iinc(count, 1);
    code.labelBinding(next).iinc(row, 1).labelBinding(test);
    code.iload(row).iload(size).if_icmplt(body);
    code.iload(count).ireturn();
    emitter.finish();
  }

  private static void loop(
      Emitter emitter,
      List<Expr> outputs,
      List<Integer> loop,
      boolean selected,
      ExpressionParts parts) {
    CodeBuilder code = emitter.code;
    int at = code.allocateLocal(TypeKind.INT);
    int row = selected ? code.allocateLocal(TypeKind.INT) : at;
    ExprWriter writer = writer(emitter, List.of(new Inputs.Side(0, 0, row)), parts);
    RowWriter rows = new RowWriter(writer, new BodyWriter(emitter));
    Label test = code.newLabel();
    Label body = code.newLabel();
    code.iconst_0().istore(at).goto_(test).labelBinding(body);
    if (selected) {
      code.aload(2).iload(at).iaload().istore(row);
    }
    for (int output : loop) {
      Runnable push = () -> code.aload(1).loadConstant(output).aaload();
      rows.store(outputs.get(output), new RowWriter.Target("" + output, push, at));
    }
    code.iinc(at, 1).labelBinding(test).iload(at).iload(3).if_icmplt(body).return_();
    emitter.finish();
  }

  private static ExprWriter writer(
      Emitter emitter, List<Inputs.Side> sides, ExpressionParts parts) {
    return new ExprWriter(emitter, new Inputs(emitter, sides), parts);
  }

  private static void project(CodeBuilder code, int loops) {
    for (int i = 0; i < loops; i++) {
      Label next = code.newLabel();
      code.iload(1).loadConstant(i).if_icmpne(next);
      code.aload(2).aload(3).aload(4).iload(5).aload(6).invokestatic(SELF, "loop" + i, LOOP);
      code.return_().labelBinding(next);
    }
    code.return_();
  }

  private static void test(
      Emitter emitter, Expr condition, int leftColumns, ExpressionParts parts) {
    CodeBuilder code = emitter.code;
    List<Inputs.Side> sides = List.of(new Inputs.Side(0, 1, 2), new Inputs.Side(leftColumns, 3, 4));
    ExprWriter writer = writer(emitter, sides, parts);
    Label no = code.newLabel();
    writer.conditions().unless(condition, true, no);
    code.iconst_1().ireturn().labelBinding(no).iconst_0().ireturn();
    emitter.finish();
  }
}
