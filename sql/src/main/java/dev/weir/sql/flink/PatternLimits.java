package dev.weir.sql.flink;

import dev.weir.plan.MatchRows;
import dev.weir.sql.parser.ParsedStatement;
import dev.weir.sql.parser.StatementParser;
import dev.weir.sql.pattern.Anchor;
import dev.weir.sql.pattern.PatternFunction;
import dev.weir.sql.pattern.RowsPerMatch;
import dev.weir.sql.script.StatementText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlMatchRecognize;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelectKeyword;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Names what Flink 2.3 cannot run of a MATCH_RECOGNIZE: what it refuses, and what it runs as if it
 * were not there, as {@code ^} and SUBSET.
 */
public final class PatternLimits {
  private final Set<String> found = new LinkedHashSet<>();
  private final Set<String> variables = new HashSet<>();

  private PatternLimits() {}

  /** What Flink cannot run of the patterns in a statement; empty if there is nothing. */
  public static List<String> of(StatementText statement) {
    PatternLimits limits = new PatternLimits();
    for (SqlNode node : nodes(StatementParser.parse(statement))) {
      node.accept(
          new SqlBasicVisitor<@Nullable Void>() {
            @Override
            public @Nullable Void visit(SqlCall call) {
              if (call instanceof SqlMatchRecognize match) {
                limits.check(match);
              }
              return super.visit(call);
            }
          });
    }
    return List.copyOf(limits.found);
  }

  private static List<SqlNode> nodes(ParsedStatement statement) {
    return switch (statement) {
      case ParsedStatement.Flink(SqlNode node) -> List.of(node);
      case ParsedStatement.StatementSet(var inserts) -> List.copyOf(inserts);
      // Materialized views are Weir's alone.
      case ParsedStatement.CreateMaterialized _,
          ParsedStatement.DropMaterialized _,
          ParsedStatement.ShowMaterialized _,
          ParsedStatement.ShowCreateMaterialized _ ->
          List.of();
    };
  }

  private void check(SqlMatchRecognize match) {
    variables.clear();
    if (RowsPerMatch.of(match.getRowsPerMatch()) != MatchRows.ONE) {
      found.add("ALL ROWS PER MATCH");
    }
    if (isSet(match.getStrictStart()) || isSet(match.getStrictEnd())) {
      found.add("^, $ and () in PATTERN");
    }
    if (!match.getSubsetList().isEmpty()) {
      found.add("SUBSET");
    }
    if (match.getMeasureList().isEmpty()) {
      found.add("MATCH_RECOGNIZE without MEASURES");
    }
    List<SqlNode> parts = new ArrayList<>();
    flatten(match.getPattern(), parts);
    parts.forEach(this::part);
    if (parts.stream().allMatch(PatternLimits::isOptional)) {
      found.add("a pattern that can match no row");
    }
    if (isGreedyLoop(parts.getLast())) {
      found.add("a greedy quantifier at the end of PATTERN");
    }
    match.getMeasureList().accept(new Functions());
    match.getPatternDefList().accept(new Functions());
  }

  private static boolean isSet(@Nullable SqlLiteral literal) {
    return literal != null && literal.booleanValue();
  }

  private static void flatten(SqlNode pattern, List<SqlNode> parts) {
    if (pattern instanceof SqlCall call && call.getKind() == SqlKind.PATTERN_CONCAT) {
      call.getOperandList().forEach(operand -> flatten(operand, parts));
    } else {
      parts.add(pattern);
    }
  }

  private void part(SqlNode part) {
    switch (part.getKind()) {
      case PATTERN_ALTER -> found.add("alternation in PATTERN");
      case PATTERN_PERMUTE -> found.add("PERMUTE");
      case PATTERN_EXCLUDED -> found.add("{- -} in PATTERN");
      case PATTERN_QUANTIFIER -> quantifier((SqlCall) part);
      default -> {
        if (part instanceof SqlIdentifier name) {
          variable(name.getSimple());
        }
      }
    }
  }

  private void variable(String name) {
    if (Anchor.named(name) != null) {
      found.add("^, $ and () in PATTERN");
    } else if (!variables.add(name)) {
      found.add("a variable that stands twice in PATTERN");
    }
  }

  private void quantifier(SqlCall call) {
    SqlNode inner = call.operand(0);
    if (inner instanceof SqlIdentifier) {
      part(inner);
    } else {
      found.add("a quantifier on a group in PATTERN");
    }
    int least = ((SqlLiteral) call.operand(1)).intValue(true);
    int most = ((SqlLiteral) call.operand(2)).intValue(true);
    boolean reluctant = ((SqlLiteral) call.operand(3)).booleanValue();
    if (least < 0) {
      found.add("a quantifier without a lower limit");
    }
    if (reluctant && least == 0 && most == 1) {
      found.add("??");
    }
  }

  private static boolean isOptional(SqlNode part) {
    return part.getKind() == SqlKind.PATTERN_QUANTIFIER
        && ((SqlLiteral) ((SqlCall) part).operand(1)).intValue(true) <= 0;
  }

  private static boolean isGreedyLoop(SqlNode part) {
    if (part.getKind() != SqlKind.PATTERN_QUANTIFIER) {
      return false;
    }
    SqlCall call = (SqlCall) part;
    int least = ((SqlLiteral) call.operand(1)).intValue(true);
    int most = ((SqlLiteral) call.operand(2)).intValue(true);
    boolean reluctant = ((SqlLiteral) call.operand(3)).booleanValue();
    return !reluctant && most != 1 && least != most;
  }

  /** Looks for the functions that Flink lacks. */
  private final class Functions extends SqlBasicVisitor<@Nullable Void> {
    @Override
    public @Nullable Void visit(SqlCall call) {
      SqlLiteral quantifier = call.getFunctionQuantifier();
      if (quantifier != null && quantifier.getValue() == SqlSelectKeyword.DISTINCT) {
        found.add("DISTINCT in an aggregate of MATCH_RECOGNIZE");
      }
      switch (call.getKind()) {
        case PREV, NEXT, RUNNING -> found.add(call.getOperator().getName());
        case FILTER -> found.add("FILTER in MATCH_RECOGNIZE");
        case JSON_ARRAYAGG, JSON_OBJECTAGG ->
            found.add(call.getKind().name() + " in MATCH_RECOGNIZE");
        default -> {
          String name = call.getOperator().getName();
          boolean classifies =
              name.equalsIgnoreCase("CLASSIFIER")
                  || name.equalsIgnoreCase(PatternFunction.CLASSIFIER_OF);
          if (classifies && call.getOperator() instanceof SqlFunction) {
            found.add("CLASSIFIER");
          }
          if (name.equalsIgnoreCase("MATCH_NUMBER") && call.getOperator() instanceof SqlFunction) {
            found.add(name);
          }
          if (name.equalsIgnoreCase("COUNT")
              && call.operandCount() == 1
              && call.operand(0) instanceof SqlIdentifier of
              && of.isStar()
              && of.names.size() > 1) {
            found.add("COUNT(variable.*)");
          }
        }
      }
      return super.visit(call);
    }
  }
}
