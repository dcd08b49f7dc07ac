package dev.weir.udf;

/** Loads functions that users have written. Found by {@code ServiceLoader}. */
public interface FunctionLoader {
  /**
   * The function that a class is. Throws {@link dev.weir.error.WeirException} if a jar or the class
   * is missing, or the class is no function that can run here.
   */
  UserFunction load(FunctionCode code);
}
