package dev.weir.udf;

import dev.weir.type.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function that a user has written. Thread-safe. */
public interface UserFunction {
  FunctionCode code();

  Kind kind();

  /**
   * The function for arguments of these types. The same types give an equal one. Throws {@link
   * dev.weir.error.WeirException} if it does not take them.
   */
  BoundFunction bind(List<SqlType> arguments);

  /** What calls can name their arguments by, in order; empty if they cannot. */
  List<Named> named();

  /**
   * An argument that has a name, and may be left out: then it is NULL. Its type is null if it
   * depends on the call.
   */
  record Named(String name, @Nullable SqlType type, boolean optional) {}

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
