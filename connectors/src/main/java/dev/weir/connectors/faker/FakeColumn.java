package dev.weir.connectors.faker;

import dev.weir.connectors.OptionValues;
import dev.weir.error.WeirException;
import dev.weir.plan.FieldPath;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import java.util.ArrayList;
import java.util.List;

/**
 * How the values of a column, or of a field within one, are made up: an expression, or fields of
 * their own. {@code nullRates} are the shares of NULLs on the way from the column to the field.
 */
record FakeColumn(
    OptionValues values,
    String path,
    SqlType type,
    List<Double> nullRates,
    String expression,
    List<FakeColumn> fields) {

  static FakeColumn of(OptionValues values, FieldPath path) {
    RowType columns = values.table().columns();
    String name = path.names().getFirst();
    FakeColumn column = of(values, name, columns.type(columns.indexOf(name)), List.of());
    for (String field : path.names().subList(1, path.names().size())) {
      column = column.field(field);
    }
    return column;
  }

  private static FakeColumn of(
      OptionValues values, String path, SqlType type, List<Double> outerRates) {
    Double rate = nullRate(values, path);
    List<Double> rates = new ArrayList<>(outerRates);
    rates.add(rate);
    if (type instanceof RowType row) {
      List<FakeColumn> fields =
          row.fields().stream().map(f -> inner(values, path, f, List.of())).toList();
      return new FakeColumn(values, path, type, List.copyOf(rates), "", fields);
    }
    String key = "fields." + path + ".expression";
    String expression = values.textOrNull(key);
    if (expression == null) {
      throw values.missing(key).withHint("Give a Datafaker expression, such as #{name.fullName}.");
    }
    return new FakeColumn(values, path, type, List.copyOf(rates), expression, List.of());
  }

  private static FakeColumn inner(
      OptionValues values, String path, Field field, List<Double> rates) {
    return of(values, path + "." + field.name(), field.type(), rates);
  }

  private static Double nullRate(OptionValues values, String path) {
    String key = "fields." + path + ".null-rate";
    double rate = values.number(key);
    if (rate < 0 || rate > 1) {
      throw values.wrong(key, "a number from 0 to 1 is allowed");
    }
    return rate;
  }

  /** The field of this name, read as a column of its own. */
  private FakeColumn field(String name) {
    RowType row = (RowType) type;
    return inner(values, path, row.fields().get(row.indexOf(name)), nullRates);
  }

  /** The error for an expression that gives nothing, or nothing of this type. */
  WeirException wrong(String reason) {
    return values.wrong("fields." + path + ".expression", reason);
  }
}
