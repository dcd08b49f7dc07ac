package dev.weir.sql.validate;

import dev.weir.sql.pattern.PatternCalls;
import java.util.ArrayList;
import java.util.Arrays;
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
    SqlNode value = CallArguments.value(argument);
    boolean query =
        value.getKind() == SqlKind.EXPLICIT_TABLE
            || value.getKind() == SqlKind.SET_SEMANTICS_TABLE
            || value.isA(SqlKind.QUERY);
    return query || CallArguments.isNamed(argument) ? value : null;
  }

  private SqlNode rewrite(WindowFunction function, SqlCall call) {
    CallArguments given = new CallArguments(function.getName(), call);
    List<String> names = new ArrayList<>(List.of(DATA, TIME));
    names.addAll(function.intervals());
    Map<String, SqlNode> arguments = given.of(names, name -> name.toUpperCase(Locale.ROOT));
    SqlNode data = given.required(arguments, DATA);
    SqlNode time = given.required(arguments, TIME);
    if (!(time instanceof SqlCall descriptor)
        || !descriptor.getOperator().getName().equalsIgnoreCase("DESCRIPTOR")
        || descriptor.operandCount() != 1
        || !(descriptor.operand(0) instanceof SqlIdentifier column)
        || !column.isSimple()) {
      throw given.invalid("takes DESCRIPTOR(column) as its time column", time);
    }
    List<SqlNode> operands = new ArrayList<>();
    operands.add(query(data));
    operands.add(SqlStdOperatorTable.DESCRIPTOR.createCall(descriptor.getParserPosition(), column));
    addPartition(given, data, operands);
    for (int i = 0; i < function.intervals().size(); i++) {
      String name = function.intervals().get(i);
      if (i < function.required() || arguments.containsKey(name)) {
        operands.add(copy(given.required(arguments, name)));
      }
    }
    return new SqlBasicCall(function, operands, call.getParserPosition());
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

  private void addPartition(CallArguments given, SqlNode data, List<SqlNode> operands) {
    if (data.getKind() != SqlKind.SET_SEMANTICS_TABLE) {
      return;
    }
    SqlNodeList keys = ((SqlCall) data).operand(1);
    if (!given.function().equals(WindowFunction.SESSION.getName())) {
      throw given.invalid("takes no PARTITION BY", data).withHint("Group by the columns instead.");
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
