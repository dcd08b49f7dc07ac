package dev.weir.sql.catalog;

/** A change of the functions and jars that users have added. */
public sealed interface FunctionChange {
  /**
   * Carries out a change that has been checked. Temporary functions are loaded at once, which
   * checks their class; others when they are called.
   */
  default void apply(UserFunctions functions) {
    switch (this) {
      case Put(FunctionDefinition function) -> {
        if (function.temporary()) {
          functions.load(function);
        }
        functions.put(function);
      }
      case Remove(FunctionDefinition function) -> functions.remove(function);
      case AddJar(String path) -> functions.addJar(path);
      case RemoveJar(String path) -> functions.removeJar(path);
    }
  }

  /** What was done, in words. */
  default String done() {
    return switch (this) {
      case Put(FunctionDefinition function) ->
          "function \"" + function.code().name() + "\" created";
      case Remove(FunctionDefinition function) ->
          "function \"" + function.code().name() + "\" dropped";
      case AddJar(String path) -> "jar \"" + path + "\" added";
      case RemoveJar(String path) -> "jar \"" + path + "\" removed";
    };
  }

  /** CREATE and ALTER FUNCTION. */
  record Put(FunctionDefinition function) implements FunctionChange {}

  /** DROP FUNCTION. */
  record Remove(FunctionDefinition function) implements FunctionChange {}

  /** ADD JAR. */
  record AddJar(String path) implements FunctionChange {}

  /** REMOVE JAR. */
  record RemoveJar(String path) implements FunctionChange {}
}
