package dev.weir.engine.eval;

import dev.weir.batch.Column;
import dev.weir.expr.Call;
import dev.weir.expr.Case;
import dev.weir.expr.Cast;
import dev.weir.expr.Expr;
import dev.weir.expr.FieldAccess;
import dev.weir.expr.InputRef;
import dev.weir.expr.Literal;
import dev.weir.expr.UserCall;
import dev.weir.type.Layout;
import java.lang.classfile.TypeKind;
import java.lang.constant.ConstantDescs;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Writes the reading of input columns, also of fields within rows. */
final class Inputs {
  /** A batch and a row in it, as local variables, for the columns from that one on. */
  record Side(int firstColumn, int batchSlot, int rowSlot) {}

  /** A column, or a field in one, by indexes; the column is the first. */
  record Path(List<Integer> steps, boolean nullable) {
    Path {
      steps = List.copyOf(steps);
    }

    Column column(dev.weir.batch.Batch batch) {
      Column column = batch.column(steps.getFirst());
      for (int i = 1; i < steps.size(); i++) {
        column = ((dev.weir.batch.RowColumn) column).field(steps.get(i));
      }
      return column;
    }
  }

  private final Emitter emitter;
  private final List<Side> sides;

  Inputs(Emitter emitter, List<Side> sides) {
    this.emitter = emitter;
    this.sides = sides;
  }

  List<Side> sides() {
    return sides;
  }

  /** The column that the expression is, or null if it is more than that. */
  static @Nullable Path path(Expr expression) {
    return switch (expression) {
      case InputRef input -> new Path(List.of(input.index()), input.type().nullable());
      case FieldAccess field -> {
        Path row = path(field.row());
        yield row == null ? null : fieldOf(row, field);
      }
      case Literal l -> null;
      case Call c -> null;
      case UserCall c -> null;
      case Cast c -> null;
      case Case c -> null;
    };
  }

  /** The columns that the expression reads, ascending. */
  static int[] columns(Expr expression) {
    Set<Integer> columns = new TreeSet<>();
    collect(expression, columns);
    return columns.stream().mapToInt(Integer::intValue).toArray();
  }

  private static void collect(Expr expression, Set<Integer> columns) {
    if (expression instanceof InputRef input) {
      columns.add(input.index());
    }
    Determinism.parts(expression).forEach(part -> collect(part, columns));
  }

  private static Path fieldOf(Path row, FieldAccess field) {
    List<Integer> steps = new ArrayList<>(row.steps());
    steps.add(field.index());
    return new Path(steps, row.nullable() || field.type().nullable());
  }

  /** Reads the row's value of a column that does not hold rows. */
  Value read(Path path, Layout layout) {
    int nullSlot = readNull(path);
    var code = emitter.code;
    int row = side(path).rowSlot();
    if (layout == Layout.LONG || layout == Layout.DOUBLE) {
      int values = array(path, layout, "values");
      int slot = code.allocateLocal(Descriptors.kind(layout));
      code.aload(values).iload(row);
      if (layout == Layout.LONG) {
        code.laload().lstore(slot);
      } else {
        code.daload().dstore(slot);
      }
      return new Value(layout, slot, nullSlot, null);
    }
    return layout == Layout.BYTES ? readBytes(path, nullSlot) : readInt128(path, nullSlot);
  }

  private Value readBytes(Path path, int nullSlot) {
    var code = emitter.code;
    int row = side(path).rowSlot();
    int slice = emitter.slice();
    code.aload(slice)
        .aload(array(path, Layout.BYTES, "data"))
        .aload(array(path, Layout.BYTES, "offsets"))
        .iload(row)
        .iaload()
        .aload(array(path, Layout.BYTES, "lengths"))
        .iload(row)
        .iaload()
        .invokevirtual(
            Descriptors.SLICE,
            "set",
            Descriptors.method(
                ConstantDescs.CD_void,
                Descriptors.BYTES,
                ConstantDescs.CD_int,
                ConstantDescs.CD_int));
    return new Value(Layout.BYTES, slice, nullSlot, null);
  }

  private Value readInt128(Path path, int nullSlot) {
    var code = emitter.code;
    int row = side(path).rowSlot();
    int holder = emitter.int128();
    code.aload(holder)
        .aload(array(path, Layout.INT128, "high"))
        .iload(row)
        .laload()
        .aload(array(path, Layout.INT128, "low"))
        .iload(row)
        .laload()
        .invokevirtual(
            Descriptors.INT128,
            "set",
            Descriptors.method(
                ConstantDescs.CD_void, ConstantDescs.CD_long, ConstantDescs.CD_long));
    return new Value(Layout.INT128, holder, nullSlot, null);
  }

  /** The variable that is 1 when the row's value is NULL, or {@link Value#NEVER}. */
  int readNull(Path path) {
    if (!path.nullable()) {
      return Value.NEVER;
    }
    int words = emitter.fetch(List.of("nulls", path), () -> pushNulls(path));
    int nullSlot = emitter.code.allocateLocal(TypeKind.INT);
    emitter
        .code
        .aload(words)
        .iload(side(path).rowSlot())
        .invokestatic(
            Descriptors.ROWS,
            "isNull",
            Descriptors.method(ConstantDescs.CD_int, Descriptors.LONGS, ConstantDescs.CD_int))
        .istore(nullSlot);
    return nullSlot;
  }

  /** The variable that holds the column itself. */
  int column(Path path, Layout layout) {
    return emitter.fetch(
        List.of("column", path),
        () -> {
          pushColumn(path, path.steps().size());
          emitter.code.checkcast(Descriptors.column(layout));
        });
  }

  int row(Path path) {
    return side(path).rowSlot();
  }

  private Side side(Path path) {
    Side found = sides.getFirst();
    for (Side side : sides) {
      if (path.steps().getFirst() >= side.firstColumn()) {
        found = side;
      }
    }
    return found;
  }

  private int array(Path path, Layout layout, String field) {
    return emitter.fetch(
        List.of(field, path),
        () -> {
          pushColumn(path, path.steps().size());
          var column = Descriptors.column(layout);
          var type =
              switch (field) {
                case "values" -> layout == Layout.LONG ? Descriptors.LONGS : Descriptors.DOUBLES;
                case "high", "low" -> Descriptors.LONGS;
                case "data" -> Descriptors.BYTES;
                default -> Descriptors.INTS;
              };
          emitter.code.checkcast(column).getfield(column, field, type);
        });
  }

  private void pushColumn(Path path, int depth) {
    Side side = side(path);
    emitter
        .code
        .aload(side.batchSlot())
        .loadConstant(path.steps().getFirst() - side.firstColumn())
        .invokevirtual(
            Descriptors.BATCH,
            "column",
            Descriptors.method(Descriptors.COLUMN, ConstantDescs.CD_int));
    for (int i = 1; i < depth; i++) {
      emitter
          .code
          .checkcast(Descriptors.ROW_COLUMN)
          .loadConstant(path.steps().get(i).intValue())
          .invokevirtual(
              Descriptors.ROW_COLUMN,
              "field",
              Descriptors.method(Descriptors.COLUMN, ConstantDescs.CD_int));
    }
  }

  private void pushNulls(Path path) {
    emitter.code.aconst_null();
    for (int depth = 1; depth <= path.steps().size(); depth++) {
      pushColumn(path, depth);
      emitter.code.invokestatic(
          Descriptors.ROWS,
          "nullWords",
          Descriptors.method(Descriptors.LONGS, Descriptors.LONGS, Descriptors.COLUMN));
    }
  }
}
