package dev.weir.sql.validate;

import dev.weir.function.Function;
import dev.weir.function.Functions;
import dev.weir.sql.pattern.PatternFunction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.validate.SqlNameMatcher;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a query can call: operators with a syntax of their own, and functions by name.
 */
final class Operators implements SqlOperatorTable {
  static final Operators INSTANCE = new Operators(Functions.all());

  private final Map<String, List<SqlOperator>> byName = new HashMap<>();
  private final List<String> functionNames = new ArrayList<>();

  private Operators(Collection<Function> functions) {
    StandardOperators.ALL.forEach(this::add);
    AggregateOperators.ALL.forEach(this::add);
    WindowFunction.ALL.forEach(this::add);
    GroupedWindowProperty.ALL.forEach(this::add);
    PatternFunction.all().forEach(this::add);
    for (Function function : functions) {
      if (isWord(function.name()) && !byName.containsKey(key(function.name()))) {
        add(new FunctionOperator(function));
      }
    }
  }

  /** The names of all functions that can be called by name. */
  List<String> functionNames() {
    return functionNames;
  }

  @Override
  public void lookupOperatorOverloads(
      SqlIdentifier name,
      @Nullable SqlFunctionCategory category,
      SqlSyntax syntax,
      List<SqlOperator> found,
      SqlNameMatcher matcher) {
    if (!name.isSimple()) {
      return;
    }
    for (SqlOperator operator : byName.getOrDefault(key(called(name)), List.of())) {
      // Some functions, such as CAST and COUNT, have a syntax of their own and are functions still.
      boolean sameSyntax =
          operator.getSyntax().family == syntax
              || (syntax == SqlSyntax.FUNCTION && operator instanceof SqlFunction);
      boolean bothTables =
          category == null
              || !category.isTableFunction()
              || category == SqlFunctionCategory.MATCH_RECOGNIZE
              || operator instanceof WindowFunction;
      if (sameSyntax && bothTables) {
        found.add(operator);
      }
    }
  }

  @Override
  public List<SqlOperator> getOperatorList() {
    return byName.values().stream().flatMap(List::stream).toList();
  }

  private void add(SqlOperator operator) {
    byName.computeIfAbsent(key(operator.getName()), name -> new ArrayList<>()).add(operator);
    if (operator instanceof SqlFunction && isWord(operator.getName())) {
      functionNames.add(operator.getName());
    }
  }

  /** The parser knows TRANSLATE with three arguments under a name of its own. */
  private static String called(SqlIdentifier name) {
    String simple = name.getSimple();
    return simple.equals(SqlLibraryOperators.TRANSLATE3.getName()) ? "TRANSLATE" : simple;
  }

  private static boolean isWord(String name) {
    return name.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_');
  }

  private static String key(String name) {
    return name.toUpperCase(Locale.ROOT);
  }
}
