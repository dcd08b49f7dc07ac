package dev.weir.udf;

import dev.weir.value.ElementSink;
import dev.weir.value.Elements;

/** A table function at work in one task. */
public interface TableInstance extends AutoCloseable {
  /** Gives the rows for these arguments. */
  void call(Elements arguments, Rows rows);

  @Override
  void close();

  /** Takes rows. */
  interface Rows {
    /** Begins a row: its fields are to follow in order. */
    ElementSink begin();

    /** The row has all its fields. */
    void end();
  }
}
