package dev.weir.engine.function;

import dev.weir.batch.RowColumn;

/** Rows as text. */
public final class RowText {
  private RowText() {}

  /** The text of a row that is not NULL: {@code (1, abc)}. */
  public static void print(
      RowColumn column, int row, CastRule rule, EvalContext context, BytesResult out) {
    context.text.print(column, row, rule.from(), out.start());
    out.finish();
  }
}
