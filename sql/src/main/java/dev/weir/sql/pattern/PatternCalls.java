package dev.weir.sql.pattern;

import dev.weir.error.ErrorCode;
import dev.weir.error.Position;
import dev.weir.error.WeirException;
import dev.weir.plan.MatchRows;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlMatchRecognize;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelectKeyword;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Puts {@link PatternFunction}s in the place of Calcite's navigation operators, in the conditions
 * and measures of a MATCH_RECOGNIZE.
 */
public final class PatternCalls extends SqlShuttle {
  private final boolean inMeasures;

  /**
   * Whether CLASSIFIER and MATCH_NUMBER get a column as argument: Calcite asks for one in
   * aggregates.
   */
  private final boolean anchored;

  private final SqlMatchRecognize match;

  private PatternCalls(SqlMatchRecognize match, boolean inMeasures, boolean anchored) {
    this.match = match;
    this.inMeasures = inMeasures;
    this.anchored = anchored;
  }

  /** Changes a clause, which nobody else has. */
  public static void normalize(SqlMatchRecognize match) {
    checkExclusions(match);
    match.setOperand(
        SqlMatchRecognize.OPERAND_MEASURES, rewritten(match, match.getMeasureList(), true));
    match.setOperand(
        SqlMatchRecognize.OPERAND_PATTERN_DEFINES,
        rewritten(match, match.getPatternDefList(), false));
  }

  /** The standard leaves open what a row is that a match has and does not show. */
  private static void checkExclusions(SqlMatchRecognize match) {
    if (RowsPerMatch.of(match.getRowsPerMatch()) == MatchRows.ALL_WITH_UNMATCHED) {
      match
          .getPattern()
          .accept(
              new SqlBasicVisitor<@Nullable Void>() {
                @Override
                public @Nullable Void visit(SqlCall call) {
                  if (call.getKind() == SqlKind.PATTERN_EXCLUDED) {
                    throw error(
                        "{- -} cannot stand with ALL ROWS PER MATCH WITH UNMATCHED ROWS", call);
                  }
                  return super.visit(call);
                }
              });
    }
  }

  private static @Nullable SqlNode rewritten(
      SqlMatchRecognize match, SqlNodeList list, boolean inMeasures) {
    return list.accept(new PatternCalls(match, inMeasures, false));
  }

  @Override
  public @Nullable SqlNode visit(SqlCall call) {
    if (call.isA(SqlKind.QUERY)) {
      throw new WeirException(
              ErrorCode.UNSUPPORTED, "a sub-query in MATCH_RECOGNIZE is not supported")
          .withHint("Join its rows to those that are searched, in FROM.")
          .at(place(call.getParserPosition()));
    }
    PatternFunction function = function(call);
    if (function != null) {
      check(function, call);
    }
    SqlNode rows = rowsCounted(call);
    if (rows != null) {
      return new SqlBasicCall(
          PatternFunction.of(PatternFunction.Kind.COUNT_ROWS),
          List.of(rows),
          call.getParserPosition());
    }
    SqlIdentifier of = columnAsked(function, call);
    if (function != null && of != null) {
      return new SqlBasicCall(function, List.of(of), call.getParserPosition());
    }
    if (isDistinct(call)) {
      return new SqlBasicCall(
          PatternFunction.of(PatternFunction.Kind.DISTINCT),
          List.of(copied(withoutQuantifier(call))),
          call.getParserPosition());
    }
    SqlNode copy = copied(call);
    return function == null || !(copy instanceof SqlCall copied)
        ? copy
        : new SqlBasicCall(function, copied.getOperandList(), call.getParserPosition());
  }

  private SqlNode copied(SqlCall call) {
    boolean withoutColumn =
        call.getOperator() instanceof SqlFunction
            && function(call) == null
            && variables(call).isEmpty();
    PatternCalls visitor = withoutColumn ? new PatternCalls(match, inMeasures, true) : this;
    CallCopyingArgHandler handler = visitor.new CallCopyingArgHandler(call, true);
    call.getOperator().acceptCall(visitor, call, false, handler);
    return handler.result();
  }

  private static boolean isDistinct(SqlCall call) {
    SqlLiteral quantifier = call.getFunctionQuantifier();
    return quantifier != null && quantifier.getValue() == SqlSelectKeyword.DISTINCT;
  }

  private static SqlCall withoutQuantifier(SqlCall call) {
    return new SqlBasicCall(
        call.getOperator(), call.getOperandList(), call.getParserPosition(), null);
  }

  /** The column that MATCH_ROWTIME() and CLASSIFIER(A) are to have as argument, or null. */
  private @Nullable SqlIdentifier columnAsked(@Nullable PatternFunction function, SqlCall call) {
    SqlIdentifier time = timeColumn();
    if (function == null || time == null) {
      return null;
    }
    return switch (function.question()) {
      case MATCH_ROWTIME -> call.operandCount() == 0 ? time : null;
      case MATCH_NUMBER -> anchored ? time : null;
      case CLASSIFIER ->
          call.operandCount() == 0 && anchored
              ? time
              : call.operandCount() == 1 && call.operand(0) instanceof SqlIdentifier variable
                  ? timeOf(variable, time)
                  : null;
      default -> null;
    };
  }

  private static SqlIdentifier timeOf(SqlIdentifier variable, SqlIdentifier time) {
    return new SqlIdentifier(
        List.of(variable.names.getFirst(), time.names.getLast()), variable.getParserPosition());
  }

  /** The first column of ORDER BY, or null. */
  private @Nullable SqlIdentifier timeColumn() {
    SqlNode order = match.getOrderList().isEmpty() ? null : match.getOrderList().get(0);
    SqlNode column = order instanceof SqlCall direction ? direction.operand(0) : order;
    return column instanceof SqlIdentifier name ? name : null;
  }

  private static @Nullable PatternFunction function(SqlCall call) {
    return switch (call.getKind()) {
      case PREV -> PatternFunction.of(PatternFunction.Kind.PREV);
      case NEXT -> PatternFunction.of(PatternFunction.Kind.NEXT);
      case FIRST -> PatternFunction.of(PatternFunction.Kind.FIRST);
      case LAST -> PatternFunction.of(PatternFunction.Kind.LAST);
      case RUNNING -> PatternFunction.of(PatternFunction.Kind.RUNNING);
      case FINAL -> PatternFunction.of(PatternFunction.Kind.FINAL);
      case FILTER -> PatternFunction.of(PatternFunction.Kind.FILTER);
      case IGNORE_NULLS -> PatternFunction.of(PatternFunction.Kind.IGNORE_NULLS);
      default -> PatternFunction.named(call.getOperator().getName());
    };
  }

  private void check(PatternFunction function, SqlCall call) {
    String name = function.question().name();
    if (!inMeasures) {
      switch (function.question()) {
        case FINAL, MATCH_ROWTIME, MATCH_PROCTIME ->
            throw error(name + " can stand in MEASURES only", call);
        default -> {}
      }
    }
    switch (function.question()) {
      case PREV, NEXT, FIRST, LAST -> {
        if (call.operandCount() > 1 && !isCount(call.operand(1))) {
          throw error(
              "the second argument of " + name + " must be a whole number, not below 0", call);
        }
        Set<String> variables = variables(call.operand(0));
        if (variables.size() > 1) {
          String list =
              variables.stream().map(PatternCalls::quoted).collect(Collectors.joining(" and "));
          throw error(name + " mixes the rows of " + list, call);
        }
      }
      case RUNNING, FINAL -> {
        if (!navigates(call.operand(0))) {
          throw error(name + " takes FIRST, LAST, CLASSIFIER or an aggregate", call);
        }
      }
      default -> {}
    }
  }

  private static String quoted(String variable) {
    return variable.isEmpty() ? "all variables" : '"' + variable + '"';
  }

  /** The variables that columns in an expression belong to; an empty name for none. */
  private static Set<String> variables(SqlNode node) {
    Set<String> found = new TreeSet<>();
    node.accept(
        new SqlBasicVisitor<@Nullable Void>() {
          @Override
          public @Nullable Void visit(SqlIdentifier name) {
            found.add(name.isSimple() ? "" : name.names.getFirst());
            return null;
          }
        });
    return found;
  }

  private static boolean isCount(SqlNode node) {
    return node instanceof SqlLiteral literal
        && literal.getTypeName().getFamily() == org.apache.calcite.sql.type.SqlTypeFamily.NUMERIC
        && literal.bigDecimalValue() != null
        && literal.toValue() != null
        && literal.toValue().matches("[0-9]{1,9}");
  }

  private static boolean navigates(SqlNode node) {
    if (!(node instanceof SqlCall call)) {
      return false;
    }
    PatternFunction function = function(call);
    if (function == null) {
      return call.getOperator() instanceof SqlFunction;
    }
    return switch (function.question()) {
      case FIRST, LAST, CLASSIFIER, FILTER, IGNORE_NULLS -> true;
      default -> false;
    };
  }

  /** For COUNT(A.*): a column of A that is always there, else null. */
  private @Nullable SqlNode rowsCounted(SqlCall call) {
    boolean counts =
        call.getOperator().getName().equalsIgnoreCase("COUNT")
            && call.operandCount() == 1
            && call.operand(0) instanceof SqlIdentifier name
            && name.isStar()
            && name.names.size() == 2;
    if (!counts) {
      return null;
    }
    SqlIdentifier variable = call.operand(0);
    SqlIdentifier column = timeColumn();
    return column == null ? null : timeOf(variable, column);
  }

  private static WeirException error(String message, SqlNode node) {
    return new WeirException(ErrorCode.INVALID_STATEMENT, message)
        .at(place(node.getParserPosition()));
  }

  /** The place of a node in its statement. */
  static Position place(SqlParserPos place) {
    return new Position(
        place.getLineNum(), place.getColumnNum(), place.getEndLineNum(), place.getEndColumnNum());
  }
}
