package dev.weir.function;

import dev.weir.type.SqlType;
import java.util.List;

/** One way to call a function: parameters in order, and the type of the result. */
public record Signature(List<Parameter> parameters, Result result) {
  public Signature {
    parameters = List.copyOf(parameters);
  }

  /**
   * A named parameter; {@code optional} ones come last, one that is {@code repeated} is the last.
   */
  public record Parameter(String name, TypeFamily family, boolean optional, boolean repeated) {}

  /** The type of the result. Nullability follows from {@link Function.NullRule}. */
  public sealed interface Result {
    /** Always this type. */
    record Fixed(SqlType type) implements Result {}

    /** The type of the argument at that position. */
    record SameAs(int argument) implements Result {}

    /** The least type that all arguments from that position on can be converted to. */
    record Common(int from) implements Result {}

    /** Worked out by a rule of the function's own, known to the SQL front end by its name. */
    record Special() implements Result {}
  }
}
