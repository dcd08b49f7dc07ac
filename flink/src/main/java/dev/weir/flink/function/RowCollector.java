package dev.weir.flink.function;

import dev.weir.udf.TableInstance.Rows;
import dev.weir.value.ElementSink;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** Hands on the rows that a function collects. */
final class RowCollector implements Collector<Object> {
  private final Conversion conversion;
  private final boolean structured;
  private @Nullable Rows rows;

  RowCollector(Conversion conversion, boolean structured) {
    this.conversion = conversion;
    this.structured = structured;
  }

  /** Says where the rows go. */
  void into(Rows target) {
    rows = target;
  }

  @Override
  public void collect(@Nullable Object row) {
    Rows target = rows;
    if (target == null || (structured && row == null)) {
      return;
    }
    ElementSink sink = target.begin();
    if (structured && row != null && conversion instanceof Conversions.Structured fields) {
      fields.writeFields(row, sink);
    } else {
      conversion.put(row, sink);
    }
    target.end();
  }

  @Override
  public void close() {}
}
