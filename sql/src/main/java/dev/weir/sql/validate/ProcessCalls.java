package dev.weir.sql.validate;

import dev.weir.error.ErrorCode;
import dev.weir.error.Suggestions;
import dev.weir.error.WeirException;
import dev.weir.udf.ProcessFunction;
import dev.weir.udf.ProcessFunction.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/** Copies a query and brings its calls of process table functions to one form. */
final class ProcessCalls extends SqlShuttle {
  private static final String ON_TIME = "on_time";
  private static final String UID = "uid";

  private final UserOperators operators;

  private ProcessCalls(UserOperators operators) {
    this.operators = operators;
  }

  static SqlNode normalize(SqlNode query, UserOperators operators) {
    SqlNode copy = query.accept(new ProcessCalls(operators));
    return copy == null ? query : copy;
  }

  @Override
  public @Nullable SqlNode visit(SqlCall call) {
    boolean isLateral = call.getKind() == SqlKind.LATERAL;
    ProcessFunction function =
        !isLateral ? called(call) : call.operand(0) instanceof SqlCall inner ? called(inner) : null;
    if (function != null && isLateral) {
      throw new WeirException(
              ErrorCode.INVALID_STATEMENT,
              "function \""
                  + function.code().name()
                  + "\" is a process table function, which cannot stand after LATERAL")
          .at(Places.of(call.getParserPosition()));
    }
    if (function != null) {
      return call.getOperator()
          .createCall(
              call.getParserPosition(), new Rewriting(function, call.operand(0)).rewritten());
    }
    CallCopyingArgHandler handler = new CallCopyingArgHandler(call, true);
    call.getOperator().acceptCall(this, call, false, handler);
    return handler.result();
  }

  /** The process table function that TABLE( ) calls, or null. */
  private @Nullable ProcessFunction called(SqlCall call) {
    return call.getKind() == SqlKind.COLLECTION_TABLE
            && call.operand(0) instanceof SqlCall inner
            && inner.getOperator() instanceof SqlFunction named
        ? operators.process(named.getNameAsId())
        : null;
  }

  /** One call at work. */
  private final class Rewriting {
    private final ProcessFunction function;
    private final SqlCall call;
    private final Map<String, SqlNode> arguments = new LinkedHashMap<>();
    private List<SqlIdentifier> partition = List.of();

    Rewriting(ProcessFunction function, SqlCall call) {
      this.function = function;
      this.call = call;
    }

    SqlNode rewritten() {
      collect();
      List<Boolean> given = new ArrayList<>();
      List<SqlNode> operands = new ArrayList<>();
      for (Parameter parameter : function.parameters()) {
        SqlNode argument = arguments.get(parameter.name());
        given.add(argument != null);
        if (argument == null && !parameter.optional()) {
          throw invalid("misses its argument \"" + parameter.name() + "\"", call);
        }
        if (argument != null) {
          operands.add(operands.size(), parameter.table() ? rows(argument, parameter) : argument);
          if (parameter.table()) {
            operands.addFirst(operands.removeLast());
          }
        }
      }
      UserProcessOperator operator =
          new UserProcessOperator(function, new UserProcessOperator.Form(given, partition, time()));
      return new SqlBasicCall(operator, operands, call.getParserPosition());
    }

    private void collect() {
      List<String> names =
          new ArrayList<>(function.parameters().stream().map(Parameter::name).toList());
      names.add(ON_TIME);
      names.add(UID);
      for (int i = 0; i < call.operandCount(); i++) {
        SqlNode operand = call.operand(i);
        boolean named = operand.getKind() == SqlKind.ARGUMENT_ASSIGNMENT;
        String name =
            named
                ? ((SqlIdentifier) ((SqlCall) operand).operand(1)).getSimple()
                : i < names.size() ? names.get(i) : "";
        if (!names.contains(name)) {
          throw name.isEmpty()
              ? invalid("takes at most " + names.size() + " arguments", operand)
              : invalid("has no parameter \"" + name + "\"", operand)
                  .withHint(Suggestions.didYouMean(name, names));
        }
        SqlNode value = named ? ((SqlCall) operand).operand(0) : operand;
        if (value.getKind() != SqlKind.DEFAULT) {
          arguments.put(name, copy(value));
        }
      }
    }

    private @Nullable SqlIdentifier time() {
      SqlNode time = arguments.get(ON_TIME);
      if (time == null) {
        return null;
      }
      if (time instanceof SqlCall descriptor
          && descriptor.getOperator().getName().equalsIgnoreCase("DESCRIPTOR")
          && descriptor.operandCount() == 1) {
        SqlIdentifier column = column(descriptor.operand(0));
        if (column != null) {
          return column;
        }
      }
      throw invalid("takes DESCRIPTOR(column) as \"on_time\"", time);
    }

    /** Flink's parser puts the columns of a descriptor into a list. */
    private static @Nullable SqlIdentifier column(SqlNode node) {
      return switch (node) {
        case SqlIdentifier column when column.isSimple() -> column;
        case SqlNodeList list when list.size() == 1 -> column(list.get(0));
        default -> null;
      };
    }

    private SqlNode rows(SqlNode argument, Parameter parameter) {
      SqlNode source = argument;
      if (argument.getKind() == SqlKind.SET_SEMANTICS_TABLE) {
        SqlCall set = (SqlCall) argument;
        source = set.operand(0);
        if (set.operandCount() > 2
            && set.operand(2) instanceof SqlNodeList order
            && !order.isEmpty()) {
          throw new WeirException(
                  ErrorCode.UNSUPPORTED, "ORDER BY of a table argument is not supported")
              .at(Places.of(order.getParserPosition()));
        }
        List<SqlIdentifier> columns = new ArrayList<>();
        for (SqlNode key : (SqlNodeList) set.operand(1)) {
          if (!(key instanceof SqlIdentifier column) || !column.isSimple()) {
            throw invalid("takes columns in PARTITION BY", key);
          }
          columns.add(column);
        }
        partition = columns;
      }
      boolean isTable = source.getKind() == SqlKind.EXPLICIT_TABLE || source.isA(SqlKind.QUERY);
      if (!isTable) {
        throw invalid("takes a table as \"" + parameter.name() + "\"", argument);
      }
      return WindowCalls.allOf(source);
    }

    private SqlNode copy(SqlNode node) {
      SqlNode copied = node.accept(ProcessCalls.this);
      return copied == null ? node : copied;
    }

    private WeirException invalid(String reason, SqlNode place) {
      return new WeirException(
              ErrorCode.INVALID_STATEMENT, "function \"" + function.code().name() + "\" " + reason)
          .at(Places.of(place.getParserPosition()));
    }
  }
}
