package dev.weir.sql.explain;

import dev.weir.batch.RowKind;
import dev.weir.expr.Expr;
import dev.weir.plan.ChangeCode;
import dev.weir.plan.FromChangelog;
import dev.weir.plan.ProcessTable;
import dev.weir.plan.TableFunction;
import dev.weir.plan.TableFunctionJoin;
import dev.weir.plan.ToChangelog;
import dev.weir.type.RowType;
import java.util.List;
import java.util.stream.Collectors;

/** Joins with table functions as text. */
final class LateralText {
  private LateralText() {}

  static String of(TableFunctionJoin join) {
    Expr condition = join.condition();
    return (join.outer() ? "Left" : "Inner")
        + "Join with "
        + function(join)
        + (condition == null ? "" : " on " + ExprText.of(condition, join.schema()));
  }

  static String of(ProcessTable process) {
    RowType rows = process.input().schema();
    List<String> partition = process.partition().stream().map(rows::fieldName).toList();
    return "ProcessTable "
        + ExprText.list(process.function().code().name(), process.arguments(), rows)
        + (partition.isEmpty() ? "" : " by " + String.join(", ", partition))
        + (process.timeColumn() < 0 ? "" : " on time " + rows.fieldName(process.timeColumn()));
  }

  static String of(ToChangelog changes) {
    return "ToChangelog " + changes.schema().fieldName(0) + codes(changes.codes());
  }

  static String of(FromChangelog rows) {
    return "FromChangelog "
        + rows.input().schema().fieldName(rows.codeColumn())
        + codes(rows.codes());
  }

  private static String codes(List<ChangeCode> codes) {
    return codes.stream()
        .map(code -> code.code() + " " + RowKind.text(code.kind()))
        .collect(Collectors.joining(", ", ": ", ""));
  }

  private static String function(TableFunctionJoin join) {
    return switch (join.function()) {
      case TableFunction.Unnest unnest ->
          "UNNEST("
              + ExprText.of(unnest.collection(), join.input().schema())
              + ")"
              + (unnest.ordinality() ? " WITH ORDINALITY" : "");
      case TableFunction.User user ->
          ExprText.list(user.function().code().name(), user.arguments(), join.input().schema());
    };
  }
}
