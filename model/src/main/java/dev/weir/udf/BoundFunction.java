package dev.weir.udf;

import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import java.util.List;

/** A function for arguments of certain types. Thread-safe. */
public interface BoundFunction {
  FunctionCode code();

  /** What the arguments are cast to. */
  List<SqlType> parameters();

  /** The type of the result; of a table function, the columns of its rows. */
  SqlType result();

  /** Whether equal arguments give equal results. */
  boolean deterministic();

  /** A function that makes a value of a row. */
  interface Scalar extends BoundFunction {
    /** An instance for one task, which is closed when the task ends. */
    ScalarInstance open();
  }

  /** A function that makes a value of many rows. */
  interface Aggregate extends BoundFunction {
    /** Whether rows can be taken off again. */
    boolean retracts();

    /** Whether what was gathered of some rows can be added to what was gathered of others. */
    boolean merges();

    /** The type of what is gathered of rows, as it is written. */
    SqlType gathered();

    /** An instance for one task, which is closed when the task ends. */
    AggregateInstance open();
  }

  /** A function that makes rows of the rows of a table. */
  interface TableProcess extends BoundFunction {
    /** The columns of the rows that it makes itself. */
    RowType columns();

    /** All columns of the call: those of the table that go with its rows, its own, and the time. */
    RowType output();

    /** Whether all columns of the table go with its rows, not only those of the partition. */
    boolean passesThrough();

    /** Whether the rows of a partition belong together. */
    boolean ofSets();

    /** The type of what is kept of a partition, as it is written. */
    SqlType kept();

    /** An instance for one task, which is closed when the task ends. */
    ProcessInstance open();
  }

  /** A function that makes rows of a row. */
  interface Table extends BoundFunction {
    /** The columns of its rows. */
    RowType columns();

    /** An instance for one task, which is closed when the task ends. */
    TableInstance open();
  }
}
