package dev.weir.sql.planning;

import dev.weir.catalog.CatalogTable;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.expr.Call;
import dev.weir.expr.InputRef;
import dev.weir.function.Functions;
import dev.weir.plan.Filter;
import dev.weir.plan.PlanNode;
import dev.weir.sql.script.Settings;
import dev.weir.type.SqlType;
import dev.weir.type.Types;
import java.util.List;
import java.util.Locale;

/** What becomes of a row with NULL for a column of its target that is NOT NULL. */
enum NotNullRule {
  /** The INSERT fails. */
  ERROR,
  /** The row is left out. */
  DROP;

  private static final String KEY = "table.exec.sink.not-null-enforcer";

  static NotNullRule of(Settings settings) {
    String value = settings.get(KEY, ERROR.name());
    return switch (value.toUpperCase(Locale.ROOT)) {
      case "ERROR" -> ERROR;
      case "DROP" -> DROP;
      default ->
          throw new WeirException(
                  ErrorCode.INVALID_OPTION, "option \"" + KEY + "\" can't be \"" + value + "\"")
              .withHint("It takes ERROR or DROP.");
    };
  }

  /** The rows to write: without those that DROP leaves out. */
  PlanNode apply(PlanNode rows, CatalogTable target) {
    PlanNode kept = rows;
    for (int i = 0; this == DROP && i < rows.schema().size(); i++) {
      SqlType given = rows.schema().type(i);
      if (given.nullable() && !target.columns().type(i).nullable()) {
        kept =
            new Filter(
                kept,
                new Call(
                    Functions.get("IS NOT NULL"),
                    List.of(new InputRef(i, given)),
                    Types.BOOLEAN.withNullable(false)));
      }
    }
    return kept;
  }
}
