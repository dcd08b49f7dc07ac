package dev.weir.udf;

import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function that makes rows of the rows of a table, one after the other, and may keep state. */
public interface ProcessFunction extends UserFunction {
  /** What it takes, in order. */
  List<Parameter> parameters();

  /**
   * The function for such a call. Throws {@link dev.weir.error.WeirException} if it cannot be
   * called like that.
   */
  BoundFunction.TableProcess bind(Arguments arguments);

  /** Something that it takes: a table or a value. */
  record Parameter(String name, boolean table, boolean optional) {}

  /**
   * What a call gives it: for each parameter that is a value its type, null if it is left out; the
   * columns of the table and which of them it is partitioned by; the column of event time.
   */
  record Arguments(
      List<@Nullable SqlType> values,
      @Nullable RowType table,
      List<Integer> partition,
      int timeColumn) {
    /** Instead of a time column. */
    public static final int NO_TIME = -1;
  }
}
