package dev.weir.tests.function;

import dev.weir.function.Function;
import dev.weir.function.Function.Category;
import dev.weir.function.Functions;
import dev.weir.function.Signature;
import dev.weir.function.Signature.Parameter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the page of functions from the catalogue. */
final class FunctionReference {
  private static final String HEAD =
      """
      # Functions

      Every scalar function and operator, from the catalogue that the compiler itself uses; `FunctionReferenceTest`
      writes this page and runs each example. Names, results and the treatment of NULL are Flink's
      ([its page](https://nightlies.apache.org/flink/flink-docs-stable/docs/dev/table/functions/systemfunctions/)).

      NULL: *strict* functions give NULL when an argument is NULL, *strict or NULL* ones also in other cases, which
      their descriptions name, *own* ones look at NULLs themselves. `clicks` in an example is a table with a watermark
      for `ts`.
      """;

  private FunctionReference() {}

  static String page() {
    StringBuilder page = new StringBuilder(HEAD);
    for (Category category : Category.values()) {
      List<Function> functions =
          Functions.all().stream().filter(f -> f.category() == category).toList();
      if (!functions.isEmpty()) {
        page.append("\n## ").append(title(category)).append("\n\n");
        page.append("| function | what it gives | NULL | example |\n|---|---|---|---|\n");
        functions.forEach(function -> page.append(row(function)));
      }
    }
    return page.toString();
  }

  private static String title(Category category) {
    String name = category.name();
    return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
  }

  private static String row(Function function) {
    String calls =
        function.signatures().stream()
            .map(signature -> code(call(function, signature)))
            .distinct()
            .collect(Collectors.joining("<br>"));
    return Stream.of(
            calls,
            cell(function.description()),
            nulls(function),
            code(function.example().replace(" -- ", " → ")))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  private static String call(Function function, Signature signature) {
    return signature.parameters().stream()
        .map(FunctionReference::parameter)
        .collect(Collectors.joining(", ", function.name() + "(", ")"));
  }

  private static String parameter(Parameter parameter) {
    String text = parameter.name() + " " + parameter.family();
    return parameter.repeated() ? text + ", ..." : parameter.optional() ? "[" + text + "]" : text;
  }

  private static String nulls(Function function) {
    return switch (function.nulls()) {
      case STRICT -> "strict";
      case STRICT_OR_NULL -> "strict or NULL";
      case OWN -> "own";
    };
  }

  private static String code(String text) {
    return "`" + cell(text) + "`";
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
