package dev.weir.function;

import dev.weir.function.Function.Category;
import dev.weir.function.Function.NullRule;
import dev.weir.function.Signature.Parameter;
import dev.weir.function.Signature.Result;
import dev.weir.type.SqlType;
import dev.weir.type.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Reads the catalogue's short notation.
 *
 * <p>A form is {@code text STRING, from INTEGER, length INTEGER? -> STRING}: parameters with their
 * families, {@code ?} after an optional one, {@code ...} after one that repeats; then the result: a
 * type, {@code =n} for the type of argument n, {@code ~n} for the common type of the arguments from
 * n on, or {@code *} for a rule of the function's own. Forms are separated by {@code |}.
 */
final class Entry {
  private static final Map<String, SqlType> TYPES =
      Map.ofEntries(
          Map.entry("BOOLEAN", Types.BOOLEAN),
          Map.entry("INT", Types.INT),
          Map.entry("BIGINT", Types.BIGINT),
          Map.entry("DOUBLE", Types.DOUBLE),
          Map.entry("STRING", Types.STRING),
          Map.entry("BYTES", Types.BYTES),
          Map.entry("ARRAY<STRING>", Types.array(Types.STRING)),
          Map.entry("MAP<STRING, STRING>", Types.map(Types.STRING, Types.STRING)),
          Map.entry("ARRAY<INT>", Types.array(Types.INT.withNullable(false))),
          Map.entry("VARIANT", Types.VARIANT),
          Map.entry("BITMAP", Types.BITMAP),
          Map.entry("DATE", Types.DATE),
          Map.entry("TIME", Types.time(0)),
          Map.entry("TIMESTAMP(3)", Types.timestamp(3)),
          Map.entry("TIMESTAMP_LTZ(3)", Types.timestampLtz(3)),
          Map.entry("DECIMAL(38, 18)", Types.decimal(38, 18)));

  private final Category category;
  private final List<Function> functions = new ArrayList<>();

  Entry(Category category) {
    this.category = category;
  }

  List<Function> list() {
    return functions;
  }

  /** A function that is NULL just when an argument is. */
  Entry strict(String name, String forms, String description, String example) {
    return add(name, forms, NullRule.STRICT, true, new String[] {description, example});
  }

  /** A function that may also give NULL for arguments that are not. */
  Entry partial(String name, String forms, String description, String example) {
    return add(name, forms, NullRule.STRICT_OR_NULL, true, new String[] {description, example});
  }

  /** A function that looks at NULLs itself. */
  Entry own(String name, String forms, String description, String example) {
    return add(name, forms, NullRule.OWN, true, new String[] {description, example});
  }

  /** A function whose value depends on more than its arguments. */
  Entry changing(String name, String forms, String description, String example) {
    return add(name, forms, NullRule.STRICT, false, new String[] {description, example});
  }

  /** A function whose value depends on more than its arguments, and may be NULL. */
  Entry changingOrNull(String name, String forms, String description, String example) {
    return add(name, forms, NullRule.STRICT_OR_NULL, false, new String[] {description, example});
  }

  private Entry add(
      String name, String forms, NullRule nulls, boolean deterministic, String[] texts) {
    List<Signature> signatures = Arrays.stream(forms.split("\\|")).map(Entry::signature).toList();
    functions.add(
        new Function(
            name, category, signatures, nulls, deterministic, texts[0], "SELECT " + texts[1]));
    return this;
  }

  private static Signature signature(String form) {
    String[] sides = form.split("->", 2);
    List<Parameter> parameters = new ArrayList<>();
    for (String text : sides[0].strip().split(", *")) {
      if (!text.isBlank()) {
        parameters.add(parameter(text.strip()));
      }
    }
    return new Signature(parameters, result(sides[1].strip()));
  }

  private static Parameter parameter(String text) {
    boolean repeated = text.endsWith("...");
    boolean optional = text.endsWith("?");
    String plain = repeated ? text.substring(0, text.length() - 3) : text.replace("?", "");
    String[] words = plain.split(" ", 2);
    return new Parameter(words[0], TypeFamily.valueOf(words[1]), optional, repeated);
  }

  private static Result result(String text) {
    return switch (text.charAt(0)) {
      case '=' -> new Result.SameAs(Integer.parseInt(text.substring(1)));
      case '~' -> new Result.Common(Integer.parseInt(text.substring(1)));
      case '*' -> new Result.Special();
      default -> new Result.Fixed(type(text));
    };
  }

  private static SqlType type(String name) {
    SqlType type = TYPES.get(name);
    if (type == null) {
      throw new IllegalArgumentException("the notation has no type " + name);
    }
    return type;
  }
}
