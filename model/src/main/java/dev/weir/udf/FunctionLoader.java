package dev.weir.udf;

import java.util.Collection;

/** Loads functions that users have written. Found by {@code ServiceLoader}. */
public interface FunctionLoader {
  /**
   * The function that a class is. Throws {@link dev.weir.error.WeirException} if a jar or the class
   * is missing, or the class is no function that can run here.
   */
  UserFunction load(FunctionCode code);

  /**
   * Lets go of the classes of all functions but these. A job that calls one of the others goes on
   * with its classes; a later load reads the jars anew.
   */
  void keep(Collection<FunctionCode> used);
}
