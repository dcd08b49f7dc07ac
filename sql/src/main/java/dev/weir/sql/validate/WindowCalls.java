package dev.weir.sql.validate;

import dev.weir.error.ErrorCode;
import dev.weir.error.Suggestions;
import dev.weir.error.WeirException;
import dev.weir.sql.pattern.PatternCalls;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlMatchRecognize;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Copies a query and brings its calls of windowing table functions to one form: arguments by
 * position, PARTITION BY as a descriptor. Calcite would lose the partition columns of a session
 * otherwise, together with the rows.
 */
final class WindowCalls extends SqlShuttle {
  private static final String DATA = "DATA";
  private static final String TIME = "TIMECOL";

  /** A copy of the query, so that the validator may change it. */
  static SqlNode normalize(SqlNode query) {
    SqlNode copy = query.accept(new WindowCalls());
    if (copy == null) {
      throw new IllegalStateException("no query left of " + query);
    }
    return copy;
  }

  @Override
  public @Nullable SqlNode visit(SqlCall call) {
    WindowFunction function = windowFunction(call);
    if (function != null) {
      return rewrite(function, call);
    }
    CallCopyingArgHandler handler = new CallCopyingArgHandler(call, true);
    call.getOperator().acceptCall(this, call, false, handler);
    SqlNode copy = handler.result();
    if (copy instanceof SqlSelect select) {
      GroupedWindow.expand(select);
    } else if (copy instanceof SqlMatchRecognize match) {
      PatternCalls.normalize(match);
    }
    return copy;
  }

  private static @Nullable WindowFunction windowFunction(SqlCall call) {
    String name = call.getOperator().getName().toUpperCase(Locale.ROOT);
    for (WindowFunction function : WindowFunction.ALL) {
      if (function.getName().equals(name)) {
        boolean overRows = call.operandCount() > 0 && rows(call.operand(0)) != null;
        return overRows ? function : null;
      }
    }
    return null;
  }

  /** What stands for rows in a first argument, or null if that is something else. */
  private static @Nullable SqlNode rows(SqlNode argument) {
    SqlNode value = value(argument);
    boolean query =
        value.getKind() == SqlKind.EXPLICIT_TABLE
            || value.getKind() == SqlKind.SET_SEMANTICS_TABLE
            || value.isA(SqlKind.QUERY);
    return query || argument.getKind() == SqlKind.ARGUMENT_ASSIGNMENT ? value : null;
  }

  private static SqlNode value(SqlNode argument) {
    return argument.getKind() == SqlKind.ARGUMENT_ASSIGNMENT
        ? ((SqlCall) argument).operand(0)
        : argument;
  }

  private SqlNode rewrite(WindowFunction function, SqlCall call) {
    Map<String, SqlNode> arguments = arguments(function, call);
    SqlNode data = required(arguments, DATA, function, call);
    SqlNode time = required(arguments, TIME, function, call);
    if (!(time instanceof SqlCall descriptor)
        || !descriptor.getOperator().getName().equalsIgnoreCase("DESCRIPTOR")
        || descriptor.operandCount() != 1
        || !(descriptor.operand(0) instanceof SqlIdentifier column)
        || !column.isSimple()) {
      throw new WeirException(
              ErrorCode.INVALID_STATEMENT,
              "function \"" + function.getName() + "\" takes DESCRIPTOR(column) as its time column")
          .at(Places.of(time.getParserPosition()));
    }
    List<SqlNode> operands = new ArrayList<>();
    operands.add(query(data));
    operands.add(SqlStdOperatorTable.DESCRIPTOR.createCall(descriptor.getParserPosition(), column));
    addPartition(function, data, operands);
    for (int i = 0; i < function.intervals().size(); i++) {
      String name = function.intervals().get(i);
      if (i < function.required() || arguments.containsKey(name)) {
        operands.add(copy(required(arguments, name, function, call)));
      }
    }
    return new SqlBasicCall(function, operands, call.getParserPosition());
  }

  private static Map<String, SqlNode> arguments(WindowFunction function, SqlCall call) {
    List<String> names = new ArrayList<>(List.of(DATA, TIME));
    names.addAll(function.intervals());
    Map<String, SqlNode> arguments = new LinkedHashMap<>();
    for (int i = 0; i < call.operandCount(); i++) {
      SqlNode operand = call.operand(i);
      String name;
      if (operand.getKind() == SqlKind.ARGUMENT_ASSIGNMENT) {
        name =
            ((SqlIdentifier) ((SqlCall) operand).operand(1)).getSimple().toUpperCase(Locale.ROOT);
      } else {
        name = i < names.size() ? names.get(i) : "";
      }
      if (!names.contains(name)) {
        throw new WeirException(
                ErrorCode.INVALID_STATEMENT,
                name.isEmpty()
                    ? "function \""
                        + function.getName()
                        + "\" takes at most "
                        + names.size()
                        + " arguments"
                    : "function \"" + function.getName() + "\" has no parameter \"" + name + "\"")
            .withHint(Suggestions.didYouMean(name, names))
            .at(Places.of(operand.getParserPosition()));
      }
      arguments.put(name, value(operand));
    }
    return arguments;
  }

  private static SqlNode required(
      Map<String, SqlNode> arguments, String name, WindowFunction function, SqlCall call) {
    SqlNode argument = arguments.get(name);
    if (argument == null) {
      throw new WeirException(
              ErrorCode.INVALID_STATEMENT,
              "function \"" + function.getName() + "\" misses its argument \"" + name + "\"")
          .at(Places.of(call.getParserPosition()));
    }
    return argument;
  }

  /**
   * SELECT * FROM what the argument stands for: the one form in which the validator gives it a
   * scope.
   */
  private SqlNode query(SqlNode data) {
    SqlNode rows =
        data.getKind() == SqlKind.SET_SEMANTICS_TABLE ? ((SqlCall) data).operand(0) : data;
    SqlNode from = rows.getKind() == SqlKind.EXPLICIT_TABLE ? ((SqlCall) rows).operand(0) : rows;
    return selectAll(copy(from), rows.getParserPosition());
  }

  /** SELECT * FROM a table or query that is an argument. */
  static SqlNode allOf(SqlNode rows) {
    return selectAll(
        rows.getKind() == SqlKind.EXPLICIT_TABLE ? ((SqlCall) rows).operand(0) : rows,
        rows.getParserPosition());
  }

  private static SqlNode selectAll(SqlNode from, SqlParserPos place) {
    SqlNode source = from;
    if (source.isA(SqlKind.QUERY)) {
      source =
          SqlStdOperatorTable.AS.createCall(
              place, source, new SqlIdentifier("rows of the window", place));
    }
    return new SqlSelect(
        place,
        null,
        SqlNodeList.of(SqlIdentifier.star(place)),
        source,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private void addPartition(WindowFunction function, SqlNode data, List<SqlNode> operands) {
    if (data.getKind() != SqlKind.SET_SEMANTICS_TABLE) {
      return;
    }
    SqlNodeList keys = ((SqlCall) data).operand(1);
    if (!function.equals(WindowFunction.SESSION)) {
      throw new WeirException(
              ErrorCode.INVALID_STATEMENT,
              "function \"" + function.getName() + "\" takes no PARTITION BY")
          .withHint("Group by the columns instead.")
          .at(Places.of(data.getParserPosition()));
    }
    if (!keys.isEmpty()) {
      SqlNode[] columns = keys.stream().map(this::copy).toArray(SqlNode[]::new);
      operands.add(
          SqlStdOperatorTable.DESCRIPTOR.createCall(
              keys.getParserPosition(), Arrays.asList(columns)));
    }
  }

  private SqlNode copy(SqlNode node) {
    SqlNode copied = node.accept(this);
    return copied == null ? node : copied;
  }
}
