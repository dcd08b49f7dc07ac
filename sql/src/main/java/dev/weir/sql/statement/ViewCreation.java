package dev.weir.sql.statement;

import dev.weir.error.ErrorCode;
import dev.weir.error.Position;
import dev.weir.error.WeirException;
import dev.weir.sql.parser.ParsedStatement.Name;
import dev.weir.sql.planning.Planned;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the columns of a view: those of its query, under the names that the statement lists. */
public final class ViewCreation {
  private ViewCreation() {}

  public static RowType columns(Name view, List<Name> listed, Planned query) {
    List<Field> fields = query.schema().fields();
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
          .withHint("The query gives: " + String.join(", ", query.schema().names()) + ".");
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
