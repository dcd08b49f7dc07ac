package dev.weir.sql.validate;

import dev.weir.error.ErrorCode;
import dev.weir.error.Position;
import dev.weir.error.Suggestions;
import dev.weir.error.WeirException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.runtime.CalciteException;
import org.jspecify.annotations.Nullable;

/** Puts the validator's errors into words for the writer of the query. */
final class ValidationErrors {
  /** A message of the validator, and how to say it. */
  private record Wording(
      Pattern pattern, BiFunction<ValidationErrors, Matcher, WeirException> say) {
    static Wording of(String regex, BiFunction<ValidationErrors, Matcher, WeirException> say) {
      return new Wording(Pattern.compile(regex, Pattern.DOTALL), say);
    }
  }

  private static final List<Wording> WORDINGS =
      List.of(
          Wording.of(
              "Object '([^']*)' not found.*", (errors, m) -> errors.unknownTable(m.group(1))),
          Wording.of("Table '([^']*)' not found.*", (errors, m) -> errors.unknownAlias(m.group(1))),
          Wording.of(
              "Column '([^']*)' not found in table '([^']*)'.*",
              (errors, m) -> errors.unknownColumn(m.group(1), " in table \"" + m.group(2) + "\"")),
          Wording.of(
              "Column '([^']*)' not found in any table.*",
              (errors, m) -> errors.unknownColumn(m.group(1), "")),
          Wording.of(
              "Unknown field '([^']*)'.*", (errors, m) -> errors.unknownColumn(m.group(1), "")),
          Wording.of(
              "Unknown identifier '([^']*)'.*",
              (errors, m) -> errors.unknownColumn(m.group(1), "")),
          Wording.of(
              "Column '([^']*)' is ambiguous.*",
              (errors, m) ->
                  error(
                      ErrorCode.INVALID_STATEMENT,
                      "column \"" + m.group(1) + "\" is in more than one table",
                      "Write the table's name before it: table." + m.group(1) + ".")),
          Wording.of(
              "Expression '(.*)' is not being grouped",
              (errors, m) ->
                  error(
                      ErrorCode.INVALID_STATEMENT,
                      "expression \"" + plain(m.group(1)) + "\" is not in GROUP BY",
                      "Group by it, or use an aggregate such as MAX(" + plain(m.group(1)) + ").")),
          Wording.of(
              "Cannot apply '\\$SCALAR_QUERY' to arguments of type.*",
              (errors, m) ->
                  error(
                      ErrorCode.TYPE_MISMATCH,
                      "a sub-query that stands for a value has more than one column",
                      "Select one column, or join with the query.")),
          Wording.of(
              "Cannot apply '(.*?)' to arguments of type '(.*?)'\\. Supported form.*",
              (errors, m) -> operator(m.group(1), m.group(2))),
          Wording.of(
              "Invalid number of arguments to function '([^']*)'\\. Was expecting (.*) arguments",
              (errors, m) ->
                  error(
                      ErrorCode.TYPE_MISMATCH,
                      "function \"" + m.group(1) + "\" takes " + arguments(m.group(2)),
                      null)),
          Wording.of(
              "No match found for function signature ([A-Za-z0-9_$]+).*",
              (errors, m) -> errors.unknownFunction(m.group(1))),
          Wording.of(
              "Duplicate relation name '([^']*)' in FROM clause",
              (errors, m) ->
                  error(
                      ErrorCode.INVALID_STATEMENT,
                      "table name \"" + m.group(1) + "\" stands twice in FROM",
                      "Give one of them another name with AS.")),
          Wording.of(
              "Aggregate expression is illegal in (.*) clause",
              (errors, m) ->
                  error(
                      ErrorCode.INVALID_STATEMENT,
                      "aggregate functions cannot stand in " + m.group(1),
                      m.group(1).equals("WHERE")
                          ? "Use HAVING for conditions on aggregates."
                          : null)),
          Wording.of(
              "(WHERE|HAVING|ON|DEFINE) clause must be a condition",
              (errors, m) ->
                  error(
                      ErrorCode.TYPE_MISMATCH,
                      m.group(1) + " takes a condition, TRUE or FALSE",
                      null)),
          Wording.of(
              "Unknown pattern '(.*)'",
              (errors, m) ->
                  error(
                      ErrorCode.INVALID_STATEMENT,
                      "pattern variable \"" + m.group(1) + "\" is not in PATTERN",
                      null)),
          Wording.of(
              "Pattern variable '(.*)' has already been defined",
              (errors, m) ->
                  error(
                      ErrorCode.INVALID_STATEMENT,
                      "pattern variable \"" + m.group(1) + "\" is defined twice",
                      null)),
          Wording.of(
              "Multiple pattern variables in '([A-Z_0-9]+)\\(.*\\)'",
              (errors, m) ->
                  error(
                      ErrorCode.INVALID_STATEMENT,
                      m.group(1) + " mixes the rows of several pattern variables",
                      "Name one variable, or a SUBSET of several.")),
          Wording.of(
              "DISTINCT/ALL not allowed with ([A-Z_0-9]+)\\(.*",
              (errors, m) ->
                  error(
                      ErrorCode.UNSUPPORTED,
                      m.group(1) + " DISTINCT over the rows of a match is not supported",
                      null)),
          Wording.of(
              "Column count mismatch in (.*)",
              (errors, m) ->
                  error(
                      ErrorCode.TYPE_MISMATCH,
                      "the sides of " + m.group(1) + " have different numbers of columns",
                      null)),
          Wording.of(
              "Type mismatch in column (\\d+) of (.*)",
              (errors, m) ->
                  error(
                      ErrorCode.TYPE_MISMATCH,
                      "column "
                          + m.group(1)
                          + " has a different type on each side of "
                          + m.group(2),
                      "Bring both to one type with CAST.")),
          Wording.of(
              "Illegal use of 'NULL'",
              (errors, m) ->
                  error(
                      ErrorCode.TYPE_MISMATCH,
                      "NULL has no type here",
                      "Write CAST(NULL AS type), for example CAST(NULL AS STRING).")),
          Wording.of(
              "Illegal mixing of types in CASE or COALESCE statement.*",
              (errors, m) ->
                  error(
                      ErrorCode.TYPE_MISMATCH,
                      "the results of CASE have no type in common",
                      "Bring them to one type with CAST.")),
          Wording.of(
              "Cast function cannot convert value of type (.*) to type (.*)",
              (errors, m) ->
                  error(
                      ErrorCode.TYPE_MISMATCH,
                      "a value of type "
                          + type(m.group(1))
                          + " cannot be cast to "
                          + type(m.group(2)),
                      null)),
          Wording.of(
              "Values passed to (.*) operator must have compatible types",
              (errors, m) ->
                  error(
                      ErrorCode.TYPE_MISMATCH,
                      "the values of " + m.group(1) + " have no type in common",
                      "Bring them to one type with CAST.")));

  private final Collection<String> columns;
  private final Collection<String> functions;
  private final Collection<String> tables;

  ValidationErrors(
      Collection<String> columns, Collection<String> functions, Collection<String> tables) {
    this.columns = columns;
    this.functions = functions;
    this.tables = tables;
  }

  /** The error in our words, at its place in the statement. */
  WeirException translate(CalciteException error) {
    Throwable cause = error;
    for (Throwable next = error; next != null; next = next.getCause()) {
      if (next instanceof WeirException own) {
        return own.position() == null ? own.at(place(error)) : own;
      }
      cause = next;
    }
    String text = cause.getMessage();
    return worded(text == null ? "the query cannot be checked" : text, error).at(place(error));
  }

  private WeirException worded(String text, CalciteException error) {
    for (Wording wording : WORDINGS) {
      Matcher matcher = wording.pattern.matcher(text);
      if (matcher.matches()) {
        return wording.say.apply(this, matcher);
      }
    }
    return new WeirException(ErrorCode.INVALID_STATEMENT, plain(text), error);
  }

  private static @Nullable Position place(CalciteException error) {
    return error instanceof CalciteContextException context && context.getPosLine() > 0
        ? new Position(
            context.getPosLine(),
            context.getPosColumn(),
            Math.max(context.getEndPosLine(), context.getPosLine()),
            Math.max(context.getEndPosColumn(), 1))
        : null;
  }

  private WeirException unknownTable(String name) {
    return error(
        ErrorCode.UNKNOWN_TABLE,
        "table \"" + name + "\" does not exist",
        Suggestions.didYouMean(name, tables));
  }

  private WeirException unknownAlias(String name) {
    return error(
        ErrorCode.UNKNOWN_TABLE,
        "table \"" + name + "\" is not in FROM",
        Suggestions.didYouMean(name, tables));
  }

  private WeirException unknownColumn(String name, String where) {
    return error(
        ErrorCode.UNKNOWN_COLUMN,
        "column \"" + name + "\" does not exist" + where,
        Suggestions.didYouMean(name.substring(name.lastIndexOf('.') + 1), columns));
  }

  private WeirException unknownFunction(String name) {
    return MissingFunctions.error(name, functions);
  }

  private static WeirException operator(String name, String call) {
    String types =
        Pattern.compile("<([^<>]*(?:<[^<>]*>)?[^<>]*)>")
            .matcher(call)
            .results()
            .map(found -> type(found.group(1)))
            .collect(Collectors.joining(" and "));
    return error(
        ErrorCode.TYPE_MISMATCH,
        "operator \"" + name + "\" cannot be applied to " + types,
        "Bring both sides to one type with CAST.");
  }

  private static String arguments(String count) {
    return count.equals("1") ? "1 argument" : count + " arguments";
  }

  /** A type of Calcite's as Flink spells it. */
  private static String type(String name) {
    return name.replaceAll("RecordType\\(.*\\)", "ROW")
        .replace("VARCHAR(2147483647)", "STRING")
        .replace("VARBINARY(2147483647)", "BYTES")
        .replace("INTEGER", "INT")
        .replaceAll(" NOT NULL$", "")
        .replace("TIMESTAMP_WITH_LOCAL_TIME_ZONE", "TIMESTAMP_LTZ")
        .replaceAll(" CHARACTER SET \"[^\"]*\"", "");
  }

  /** A message or expression without what only its program knows, in one line. */
  private static String plain(String text) {
    String line = type(text).replace('\n', ' ').replace('\'', '"').replace("`", "").strip();
    String open = line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    boolean sentence = open.length() > 1 && Character.isLowerCase(open.charAt(1));
    return sentence ? open.substring(0, 1).toLowerCase(Locale.ROOT) + open.substring(1) : open;
  }

  private static WeirException error(ErrorCode code, String message, @Nullable String hint) {
    return new WeirException(code, message).withHint(hint);
  }
}
