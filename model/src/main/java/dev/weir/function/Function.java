package dev.weir.function;

import java.util.List;

/**
 * A scalar function or operator: what {@code sql} needs to check a call and people need to read.
 * Two functions are the same when their names are.
 */
public record Function(
    String name,
    Category category,
    List<Signature> signatures,
    NullRule nulls,
    boolean deterministic,
    String description,
    String example) {

  public Function {
    signatures = List.copyOf(signatures);
  }

  /** The chapter of the function reference. */
  public enum Category {
    COMPARISON,
    LOGIC,
    ARITHMETIC,
    STRING,
    TEMPORAL,
    CONDITIONAL,
    CONVERSION,
    COLLECTION,
    JSON,
    VARIANT,
    BITMAP,
    HASH,
    AUXILIARY
  }

  /** What a NULL among the arguments, and a result of NULL without one, mean. */
  public enum NullRule {
    /** NULL if an argument is NULL, otherwise never. */
    STRICT,
    /** NULL if an argument is NULL, and possibly otherwise. */
    STRICT_OR_NULL,
    /** The function itself looks at NULLs (AND, OR, COALESCE, IS NULL, ...). */
    OWN
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Function function && function.name.equals(name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
