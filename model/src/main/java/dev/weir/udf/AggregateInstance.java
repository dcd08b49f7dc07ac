package dev.weir.udf;

import dev.weir.value.ElementSink;
import dev.weir.value.Elements;

/**
 * An aggregate function at work in one task. What it has gathered of a group's rows is an object
 * that it alone understands.
 */
public interface AggregateInstance extends AutoCloseable {
  /** What is gathered of no rows. */
  Object create();

  /** Works in a row. */
  void accumulate(Object gathered, Elements arguments);

  /** Takes off a row; only if the function {@link BoundFunction.Aggregate#retracts}. */
  void retract(Object gathered, Elements arguments);

  /** Adds what else was gathered; only if the function {@link BoundFunction.Aggregate#merges}. */
  void merge(Object gathered, Object other);

  /** Gives the result, which is one element, NULL or not. */
  void result(Object gathered, ElementSink result);

  /** Writes what was gathered as one element of {@link BoundFunction.Aggregate#gathered}. */
  void write(Object gathered, ElementSink out);

  /** Reads what was written. */
  Object read(Elements source, int index);

  @Override
  void close();
}
