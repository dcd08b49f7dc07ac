package dev.weir.sql.statement;

import dev.weir.error.ErrorCode;
import dev.weir.error.Position;
import dev.weir.error.WeirException;
import dev.weir.sql.parser.ParsedStatement.Name;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.validate.SqlValidatorUtil;
import org.jspecify.annotations.Nullable;

/** Finds the columns of a view: those of its query, under the names that the statement lists. */
public final class ViewCreation {
  private ViewCreation() {}

  public static RowType columns(Name view, List<Name> listed, RowType query) {
    List<Field> fields = query.fields();
    if (!listed.isEmpty() && listed.size() != fields.size()) {
      throw new WeirException(
              ErrorCode.INVALID_STATEMENT,
              "view \""
                  + view
                  + "\" lists "
                  + count(listed.size())
                  + ", its query gives "
                  + count(fields.size()))
          .at(listed.getFirst().place())
          .withHint("The query gives: " + String.join(", ", query.names()) + ".");
    }
    List<Field> named = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < fields.size(); i++) {
      String name = listed.isEmpty() ? fields.get(i).name() : listed.get(i).toString();
      if (!seen.add(name)) {
        throw twice(name, view, listed.isEmpty() ? view.place() : listed.get(i).place());
      }
      named.add(new Field(name, fields.get(i).type()));
    }
    return RowType.of(named);
  }

  /**
   * Refuses a query that gives two columns one name, which a query by itself may: there the second
   * gets a number.
   */
  public static void checkNames(Name view, SqlNode query) {
    SqlSelect select = first(query);
    Set<String> seen = new HashSet<>();
    for (SqlNode item : select == null ? List.<SqlNode>of() : select.getSelectList()) {
      String name =
          item instanceof SqlIdentifier id && id.isStar() ? null : SqlValidatorUtil.alias(item);
      if (name != null && !seen.add(name)) {
        throw twice(name, view, view.place());
      }
    }
  }

  /** The query that names the columns of the whole. */
  private static @Nullable SqlSelect first(SqlNode query) {
    return switch (query) {
      case SqlSelect select -> select;
      case SqlOrderBy ordered -> first(ordered.query);
      case SqlWith with -> first(with.body);
      case SqlBasicCall call when SqlKind.SET_QUERY.contains(call.getKind()) ->
          first(call.operand(0));
      default -> null;
    };
  }

  private static WeirException twice(String column, Name view, Position place) {
    return new WeirException(
            ErrorCode.INVALID_STATEMENT, "view \"" + view + "\" has two columns \"" + column + "\"")
        .at(place)
        .withHint(
            "Give them names of their own: AS in the query, or a list after the view's name.");
  }

  private static String count(int columns) {
    return columns == 1 ? "1 column" : columns + " columns";
  }
}
