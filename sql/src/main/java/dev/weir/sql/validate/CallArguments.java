package dev.weir.sql.validate;

import dev.weir.error.ErrorCode;
import dev.weir.error.Suggestions;
import dev.weir.error.WeirException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.jspecify.annotations.Nullable;

/** What a call of a function is given, and the errors of what it can't be given. */
record CallArguments(String function, SqlCall call) {
  /** Whether an operand has the name of its parameter with it. */
  static boolean isNamed(SqlNode operand) {
    return operand.getKind() == SqlKind.ARGUMENT_ASSIGNMENT;
  }

  /**
   * The arguments by the names of the parameters, which are given by name or by place. DEFAULT is
   * no argument.
   */
  Map<String, SqlNode> of(List<String> parameters) {
    return of(parameters, UnaryOperator.identity());
  }

  /** The same where names are compared in the given form. */
  Map<String, SqlNode> of(List<String> parameters, UnaryOperator<String> form) {
    Map<String, SqlNode> arguments = new LinkedHashMap<>();
    for (int i = 0; i < call.operandCount(); i++) {
      SqlNode operand = call.operand(i);
      String name = isNamed(operand) ? form.apply(name(operand)) : place(parameters, i, operand);
      if (!parameters.contains(name)) {
        throw invalid("has no parameter \"" + name + "\"", operand)
            .withHint(Suggestions.didYouMean(name, parameters));
      }
      SqlNode value = value(operand);
      if (value.getKind() != SqlKind.DEFAULT) {
        arguments.put(name, value);
      }
    }
    return arguments;
  }

  /** What an operand gives, with or without the name of its parameter. */
  static SqlNode value(SqlNode operand) {
    return isNamed(operand) ? ((SqlCall) operand).operand(0) : operand;
  }

  private static String name(SqlNode assignment) {
    return ((SqlIdentifier) ((SqlCall) assignment).operand(1)).getSimple();
  }

  private String place(List<String> parameters, int place, SqlNode operand) {
    if (place >= parameters.size()) {
      throw invalid("takes at most " + parameters.size() + " arguments", operand);
    }
    return parameters.get(place);
  }

  /** The column that an argument names. */
  SqlIdentifier column(String parameter, SqlNode argument) {
    if (argument instanceof SqlCall descriptor
        && descriptor.getOperator().getName().equalsIgnoreCase("DESCRIPTOR")
        && descriptor.operandCount() == 1) {
      SqlIdentifier column = column(descriptor.operand(0));
      if (column != null) {
        return column;
      }
    }
    throw invalid("takes DESCRIPTOR(column) as \"" + parameter + "\"", argument);
  }

  /** Flink's parser puts the columns of a descriptor into a list. */
  private static @Nullable SqlIdentifier column(SqlNode node) {
    return switch (node) {
      case SqlIdentifier column when column.isSimple() -> column;
      case SqlNodeList list when list.size() == 1 -> column(list.get(0));
      default -> null;
    };
  }

  /** The rows of an argument as a query. */
  SqlNode rows(String parameter, SqlNode argument) {
    if (argument.getKind() != SqlKind.EXPLICIT_TABLE && !argument.isA(SqlKind.QUERY)) {
      throw invalid("takes a table as \"" + parameter + "\"", argument);
    }
    return WindowCalls.allOf(argument);
  }

  /** The argument, which must be there. */
  SqlNode required(Map<String, SqlNode> arguments, String parameter) {
    SqlNode argument = arguments.get(parameter);
    if (argument == null) {
      throw missing(parameter);
    }
    return argument;
  }

  WeirException missing(String parameter) {
    return invalid("misses its argument \"" + parameter + "\"", call);
  }

  WeirException invalid(String reason, SqlNode place) {
    return new WeirException(ErrorCode.INVALID_STATEMENT, "function \"" + function + "\" " + reason)
        .at(Places.of(place.getParserPosition()));
  }
}
