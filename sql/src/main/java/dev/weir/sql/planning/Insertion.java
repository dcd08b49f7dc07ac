package dev.weir.sql.planning;

import dev.weir.catalog.CatalogTable;
import dev.weir.error.ErrorCode;
import dev.weir.error.Suggestions;
import dev.weir.error.WeirException;
import dev.weir.expr.Expr;
import dev.weir.expr.InputRef;
import dev.weir.expr.Literal;
import dev.weir.plan.PlanNode;
import dev.weir.sql.expression.ExpressionConversion;
import dev.weir.sql.expression.Projections;
import dev.weir.type.BinaryType;
import dev.weir.type.CharacterType;
import dev.weir.type.DateType;
import dev.weir.type.DecimalType;
import dev.weir.type.Field;
import dev.weir.type.FloatingType;
import dev.weir.type.IntegerType;
import dev.weir.type.NullType;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.type.TimeType;
import dev.weir.type.TimestampType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Brings the columns of a query to those of the table that it goes into. */
final class Insertion {
  private Insertion() {}

  /**
   * {@code columns}: the names of the columns that the query gives, or none for all but those that
   * have constants.
   */
  static PlanNode fit(
      PlanNode query, CatalogTable target, List<String> columns, Map<String, Expr> constants) {
    RowType wanted = target.columns();
    List<String> given =
        columns.isEmpty()
            ? wanted.names().stream().filter(name -> !constants.containsKey(name)).toList()
            : columns;
    check(query.schema(), target, given);
    List<Expr> expressions = new ArrayList<>();
    List<Field> fields = new ArrayList<>();
    for (Field field : wanted.fields()) {
      int place = given.indexOf(field.name());
      Expr value =
          place < 0
              ? constants.getOrDefault(
                  field.name(), new Literal(null, field.type().withNullable(true)))
              : new InputRef(place, query.schema().type(place));
      if (place >= 0 && !fits(value.type(), field.type())) {
        throw mismatch(target, field, value.type());
      }
      expressions.add(ExpressionConversion.cast(value, field.type()));
      fields.add(new Field(field.name(), field.type().withNullable(value.type().nullable())));
    }
    return Projections.of(query, expressions, RowType.of(fields));
  }

  private static void check(RowType query, CatalogTable target, List<String> given) {
    for (String name : given) {
      if (target.columns().indexOf(name) < 0) {
        throw new WeirException(
                ErrorCode.UNKNOWN_COLUMN,
                "column \"" + name + "\" does not exist in table \"" + target.name() + "\"")
            .withHint(Suggestions.didYouMean(name, target.columns().names()));
      }
    }
    if (query.size() != given.size()) {
      throw new WeirException(
              ErrorCode.TYPE_MISMATCH,
              "table \""
                  + target.name()
                  + "\" takes "
                  + columns(given.size())
                  + ", but the query gives "
                  + columns(query.size()))
          .withHint(
              "The table has "
                  + String.join(", ", given)
                  + "; the query gives "
                  + String.join(", ", query.names())
                  + ".");
    }
  }

  private static String columns(int count) {
    return count == 1 ? "1 column" : count + " columns";
  }

  private static WeirException mismatch(CatalogTable target, Field field, SqlType given) {
    return new WeirException(
            ErrorCode.TYPE_MISMATCH,
            "column \""
                + field.name()
                + "\" of table \""
                + target.name()
                + "\" is "
                + field.type().name()
                + ", but the query gives "
                + given.name())
        .withHint("Write CAST(... AS " + field.type().name() + ").");
  }

  /** Whether Flink converts a type to another without being asked. */
  static boolean fits(SqlType from, SqlType to) {
    if (from instanceof NullType || from.sameAs(to)) {
      return true;
    }
    return switch (to) {
      case CharacterType text ->
          from instanceof CharacterType given && (given.fixed() || !text.fixed());
      case BinaryType bytes ->
          from instanceof BinaryType given && (given.fixed() || !bytes.fixed());
      case DecimalType _ -> isNumber(from);
      case IntegerType wide ->
          from instanceof IntegerType narrow && narrow.width().compareTo(wide.width()) <= 0;
      case FloatingType floating ->
          floating.doublePrecision()
              ? isNumber(from)
              : from instanceof IntegerType || from instanceof DecimalType;
      case DateType _ -> from instanceof TimestampType;
      case TimeType _ -> from instanceof TimeType || from instanceof TimestampType;
      case TimestampType _ -> from instanceof TimestampType;
      case RowType row -> from instanceof RowType other && fits(other, row);
      default -> from.getClass() == to.getClass();
    };
  }

  private static boolean fits(RowType from, RowType to) {
    if (from.size() != to.size()) {
      return false;
    }
    for (int i = 0; i < from.size(); i++) {
      if (!fits(from.type(i), to.type(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isNumber(SqlType type) {
    return type instanceof IntegerType
        || type instanceof DecimalType
        || type instanceof FloatingType;
  }
}
