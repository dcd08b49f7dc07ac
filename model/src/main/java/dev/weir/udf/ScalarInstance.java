package dev.weir.udf;

import dev.weir.value.ElementSink;
import dev.weir.value.Elements;

/** A scalar function at work in one task. */
public interface ScalarInstance extends AutoCloseable {
  /** Gives the result for these arguments, which is one element, NULL or not. */
  void call(Elements arguments, ElementSink result);

  @Override
  void close();
}
