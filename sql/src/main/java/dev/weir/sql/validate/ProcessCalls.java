package dev.weir.sql.validate;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.udf.ProcessFunction;
import dev.weir.udf.ProcessFunction.Parameter;
import java.util.ArrayList;
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
    private final CallArguments call;
    private List<SqlIdentifier> partition = List.of();

    Rewriting(ProcessFunction function, SqlCall call) {
      this.function = function;
      this.call = new CallArguments(function.code().name(), call);
    }

    SqlNode rewritten() {
      Map<String, SqlNode> arguments = arguments();
      List<Boolean> given = new ArrayList<>();
      List<SqlNode> operands = new ArrayList<>();
      for (Parameter parameter : function.parameters()) {
        SqlNode argument = arguments.get(parameter.name());
        given.add(argument != null);
        if (argument == null && !parameter.optional()) {
          throw call.missing(parameter.name());
        }
        if (argument != null && parameter.table()) {
          operands.addFirst(rows(argument, parameter));
        } else if (argument != null) {
          operands.add(argument);
        }
      }
      SqlNode time = arguments.get(ON_TIME);
      UserProcessOperator.Form form =
          new UserProcessOperator.Form(
              given, partition, time == null ? null : call.column(ON_TIME, time));
      return new SqlBasicCall(
          new UserProcessOperator(function, form), operands, call.call().getParserPosition());
    }

    private Map<String, SqlNode> arguments() {
      List<String> names =
          new ArrayList<>(function.parameters().stream().map(Parameter::name).toList());
      names.add(ON_TIME);
      names.add(UID);
      Map<String, SqlNode> arguments = call.of(names);
      arguments.replaceAll((name, argument) -> copy(argument));
      return arguments;
    }

    private SqlNode rows(SqlNode argument, Parameter parameter) {
      if (argument.getKind() != SqlKind.SET_SEMANTICS_TABLE) {
        return call.rows(parameter.name(), argument);
      }
      SqlCall set = (SqlCall) argument;
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
          throw call.invalid("takes columns in PARTITION BY", key);
        }
        columns.add(column);
      }
      partition = columns;
      return call.rows(parameter.name(), set.operand(0));
    }

    private SqlNode copy(SqlNode node) {
      SqlNode copied = node.accept(ProcessCalls.this);
      return copied == null ? node : copied;
    }
  }
}
