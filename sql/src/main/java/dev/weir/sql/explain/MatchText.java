package dev.weir.sql.explain;

import dev.weir.plan.MatchRecognize;
import dev.weir.plan.MatchRows;
import dev.weir.plan.MatchSkip;
import dev.weir.plan.PatternVariable;
import dev.weir.plan.RowPattern;
import dev.weir.type.RowType;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** MATCH_RECOGNIZE in the text of a plan. */
final class MatchText {
  private MatchText() {}

  static String of(MatchRecognize match) {
    RowType input = match.input().schema();
    MatchRecognize.Search search = match.search();
    List<Integer> partition = match.arrangement().partition();
    int time = match.arrangement().timeColumn();
    boolean timed = search.within() != MatchRecognize.Search.UNLIMITED;
    return "MatchRecognize"
        + (partition.isEmpty()
            ? ""
            : " partition=" + partition.stream().map(input::fieldName).toList())
        + " by "
        + (time == MatchRecognize.Arrangement.PROCESSING ? "arrival" : input.fieldName(time))
        + " pattern ("
        + pattern(search.pattern(), search.variables())
        + ")"
        + (timed ? " within " + duration(search.within()) : "")
        + " "
        + skip(search.skip())
        + rows(match.result().rows())
        + (isUnlimited(match)
            ? " [no WITHIN: a search can go on, and keep its rows, for ever]"
            : "");
  }

  private static String duration(long millis) {
    return Duration.ofMillis(millis).toString().substring(2).toLowerCase(Locale.ROOT);
  }

  private static String rows(MatchRows rows) {
    return switch (rows) {
      case ONE -> "";
      case ALL_SHOW_EMPTY -> ", all rows";
      case ALL_OMIT_EMPTY -> ", all rows, no empty matches";
      case ALL_WITH_UNMATCHED -> ", all rows, also unmatched";
    };
  }

  private static String skip(MatchSkip skip) {
    return switch (skip) {
      case MatchSkip.PastLastRow _ -> "skip past last row";
      case MatchSkip.ToNextRow _ -> "skip to next row";
      case MatchSkip.ToVariable(_, String name, boolean first) ->
          "skip to " + (first ? "first " : "last ") + name;
    };
  }

  /** Whether a search can go on for ever, and nothing ends it. */
  static boolean isUnlimited(MatchRecognize match) {
    MatchRecognize.Search search = match.search();
    return search.within() == MatchRecognize.Search.UNLIMITED && isUnlimited(search.pattern());
  }

  /** Whether a search can go on for ever. */
  private static boolean isUnlimited(RowPattern pattern) {
    return switch (pattern) {
      case RowPattern.Concatenation(var parts) -> parts.stream().anyMatch(MatchText::isUnlimited);
      case RowPattern.Alternation(var parts) -> parts.stream().anyMatch(MatchText::isUnlimited);
      case RowPattern.Permutation(var parts) -> parts.stream().anyMatch(MatchText::isUnlimited);
      case RowPattern.Exclusion(var part) -> isUnlimited(part);
      case RowPattern.Earliest(var part) -> isUnlimited(part);
      case RowPattern.Quantified(var part, _, int most, _) ->
          most == RowPattern.Quantified.UNLIMITED || isUnlimited(part);
      case RowPattern.Variable _,
          RowPattern.PartitionStart _,
          RowPattern.PartitionEnd _,
          RowPattern.NotNext _,
          RowPattern.Empty _ ->
          false;
    };
  }

  private static String pattern(RowPattern pattern, List<PatternVariable> variables) {
    return switch (pattern) {
      case RowPattern.Variable(int number) -> variables.get(number).name();
      case RowPattern.Concatenation(var parts) -> join(parts, " ", variables);
      case RowPattern.Alternation(var parts) -> "(" + join(parts, " | ", variables) + ")";
      case RowPattern.Quantified quantified ->
          group(quantified.part(), variables) + quantifier(quantified);
      case RowPattern.Permutation(var parts) -> "PERMUTE(" + join(parts, ", ", variables) + ")";
      case RowPattern.Exclusion(var part) -> "{- " + pattern(part, variables) + " -}";
      case RowPattern.PartitionStart _ -> "^";
      case RowPattern.PartitionEnd _ -> "$";
      case RowPattern.Empty _ -> "()";
      case RowPattern.NotNext(int number) -> "[not " + variables.get(number).name() + "]";
      case RowPattern.Earliest(var part) -> "earliest " + pattern(part, variables);
    };
  }

  private static String join(
      List<RowPattern> parts, String between, List<PatternVariable> variables) {
    return parts.stream()
        .map(part -> pattern(part, variables))
        .collect(Collectors.joining(between));
  }

  private static String group(RowPattern part, List<PatternVariable> variables) {
    String text = pattern(part, variables);
    return part instanceof RowPattern.Concatenation || part instanceof RowPattern.Quantified
        ? "(" + text + ")"
        : text;
  }

  private static String quantifier(RowPattern.Quantified quantified) {
    int least = quantified.least();
    int most = quantified.most();
    boolean unlimited = most == RowPattern.Quantified.UNLIMITED;
    String text;
    if (unlimited && least <= 1) {
      text = least == 0 ? "*" : "+";
    } else if (least == 0 && most == 1) {
      text = "?";
    } else if (least == most) {
      text = "{" + least + "}";
    } else {
      text = "{" + least + "," + (unlimited ? "" : most) + "}";
    }
    return text + (quantified.reluctant() ? "?" : "");
  }
}
