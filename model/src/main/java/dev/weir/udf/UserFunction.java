package dev.weir.udf;

import dev.weir.type.SqlType;
import java.util.List;

/** A function that a user has written. Thread-safe. */
public interface UserFunction {
  FunctionCode code();

  Kind kind();

  /**
   * The function for arguments of these types. The same types give an equal one. Throws {@link
   * dev.weir.error.WeirException} if it does not take them.
   */
  BoundFunction bind(List<SqlType> arguments);

  /** What a function makes. */
  enum Kind {
    /** A value of a row. */
    SCALAR,
    /** Rows of a row. */
    TABLE,
    /** A value of many rows. */
    AGGREGATE,
    /** Rows of the rows of a table: a {@link ProcessFunction}. */
    PROCESS
  }
}
