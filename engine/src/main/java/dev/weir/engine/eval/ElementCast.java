package dev.weir.engine.eval;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.batch.Slice;
import dev.weir.engine.collection.FrameFunction;
import dev.weir.engine.function.EvalContext;
import dev.weir.error.WeirException;
import dev.weir.expr.Cast;
import dev.weir.expr.InputRef;
import dev.weir.text.ByteBuilder;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.value.ArrayBuilder;
import dev.weir.value.ColumnValues;
import dev.weir.value.MapBuilder;
import dev.weir.value.MapView;
import dev.weir.value.UnfoldedArray;
import java.util.List;

/** A compiled cast of all elements of an array: a stage over them as the rows of a batch. */
final class ElementCast {
  private final SqlType from;
  private final SqlType to;
  private final Stage stage;

  private ElementCast(SqlType from, SqlType to, Stage stage) {
    this.from = from;
    this.to = to;
    this.stage = stage;
  }

  static ElementCast of(SqlType from, SqlType to) {
    InputRef element = new InputRef(0, from);
    RowType input = RowType.of(List.of(new Field("element", from)));
    return new ElementCast(
        from,
        to,
        StageCompiler.compileUnfolded(
            input,
            null,
            List.of(
                from.sameAs(to)
                    ? element
                    : new Cast(element, to.withNullable(from.nullable()), false))));
  }

  /** A function that casts the elements of an array, or with two parts the entries of a map. */
  static FrameFunction function(List<ElementCast> parts, boolean lenient, EvalContext context) {
    List<Run> runs = parts.stream().map(part -> part.new Run(context)).toList();
    FrameFunction strict = runs.size() == 1 ? array(runs.getFirst()) : map(parts, runs);
    if (!lenient) {
      return strict;
    }
    return frame -> {
      try {
        return strict.call(frame);
      } catch (WeirException e) {
        // one element that can't be cast makes the whole NULL
        return false;
      }
    };
  }

  private static FrameFunction array(Run run) {
    return frame -> {
      run.cast(frame.slice(0), frame.bytes.start());
      frame.bytes.finish();
      return true;
    };
  }

  private static FrameFunction map(List<ElementCast> parts, List<Run> runs) {
    MapView view = new MapView(parts.getFirst().from, parts.getLast().from);
    Slice array = new Slice();
    ByteBuilder keys = new ByteBuilder();
    ByteBuilder values = new ByteBuilder();
    return frame -> {
      view.set(frame.slice(0));
      view.keysAsArray(array);
      runs.getFirst().cast(array, keys.clear());
      view.valuesAsArray(array);
      runs.getLast().cast(array, values.clear());
      MapBuilder.join(keys, values, frame.bytes.start());
      frame.bytes.finish();
      return true;
    };
  }

  /** The cast at work in one task. */
  private final class Run {
    private final UnfoldedArray elements = new UnfoldedArray(from);
    private final StageRun run;
    private final ColumnValues values = new ColumnValues(to);
    private final ArrayBuilder builder = new ArrayBuilder(to);

    Run(EvalContext context) {
      this.run = stage.open(context);
    }

    void cast(Slice array, ByteBuilder out) {
      elements.set(array);
      Column column = elements.column();
      Batch in = new Batch(new Column[] {column}, column.capacity(), null);
      in.setSize(elements.size());
      Batch result = run.run(in);
      builder.start();
      for (int i = 0; i < result.size(); i++) {
        values.encode(result.column(0), i, builder);
      }
      builder.finish(out);
    }
  }
}
