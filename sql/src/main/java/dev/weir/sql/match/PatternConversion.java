package dev.weir.sql.match;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.plan.RowPattern;
import dev.weir.sql.pattern.Anchor;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.core.Match;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;

/** From Calcite's pattern to Weir's. Numbers the variables as it meets them. */
final class PatternConversion {
  /** The most variables in a pattern. */
  private static final int MOST_VARIABLES = 63;

  private final List<String> names = new ArrayList<>();

  /** The variables met so far. */
  List<String> names() {
    return names;
  }

  RowPattern convert(Match match) {
    RowPattern pattern = pattern(match.getPattern());
    List<RowPattern> parts = new ArrayList<>();
    if (match.isStrictStart()) {
      parts.add(new RowPattern.PartitionStart());
    }
    parts.add(pattern);
    if (match.isStrictEnd()) {
      parts.add(new RowPattern.PartitionEnd());
    }
    return parts.size() == 1 ? pattern : new RowPattern.Concatenation(parts);
  }

  private RowPattern pattern(RexNode node) {
    if (node instanceof RexLiteral literal) {
      String name = String.valueOf(literal.getValueAs(String.class));
      return switch (Anchor.named(name)) {
        case START -> new RowPattern.PartitionStart();
        case END -> new RowPattern.PartitionEnd();
        case EMPTY -> new RowPattern.Empty();
        case null -> variable(name);
      };
    }
    RexCall call = (RexCall) node;
    return switch (call.getKind()) {
      case PATTERN_CONCAT -> new RowPattern.Concatenation(parts(call, SqlKind.PATTERN_CONCAT));
      case PATTERN_ALTER -> new RowPattern.Alternation(parts(call, SqlKind.PATTERN_ALTER));
      case PATTERN_PERMUTE ->
          new RowPattern.Permutation(call.getOperands().stream().map(this::pattern).toList());
      case PATTERN_EXCLUDED -> new RowPattern.Exclusion(pattern(call.getOperands().getFirst()));
      case PATTERN_QUANTIFIER -> quantified(call);
      default ->
          throw new WeirException(
              ErrorCode.UNSUPPORTED, "pattern \"" + call + "\" is not supported");
    };
  }

  /** The parts of nested calls of one kind as one list. */
  private List<RowPattern> parts(RexCall call, SqlKind kind) {
    List<RowPattern> parts = new ArrayList<>();
    for (RexNode operand : call.getOperands()) {
      if (operand.getKind() == kind) {
        parts.addAll(parts((RexCall) operand, kind));
      } else {
        parts.add(pattern(operand));
      }
    }
    return parts;
  }

  private RowPattern quantified(RexCall call) {
    RowPattern part = pattern(call.getOperands().getFirst());
    int least = number(call.getOperands().get(1));
    int most = number(call.getOperands().get(2));
    boolean reluctant = ((RexLiteral) call.getOperands().get(3)).isAlwaysTrue();
    int from = Math.max(0, least);
    int to = most < 0 ? RowPattern.Quantified.UNLIMITED : most;
    if (to < from || to == 0) {
      throw new WeirException(
          ErrorCode.INVALID_STATEMENT,
          "quantifier {" + from + ", " + to + "} allows no number of rows");
    }
    return new RowPattern.Quantified(part, from, to, reluctant);
  }

  private static int number(RexNode node) {
    Integer value = ((RexLiteral) node).getValueAs(Integer.class);
    if (value == null) {
      throw new IllegalStateException("no number: " + node);
    }
    return value;
  }

  private RowPattern variable(String name) {
    int number = names.indexOf(name);
    if (number < 0) {
      number = names.size();
      names.add(name);
    }
    if (number == MOST_VARIABLES) {
      throw new WeirException(
          ErrorCode.LIMIT_EXCEEDED, "the pattern has more than " + MOST_VARIABLES + " variables");
    }
    return new RowPattern.Variable(number);
  }
}
