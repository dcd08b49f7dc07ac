package dev.weir.sql.validate;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.plan.ChangeCode;
import dev.weir.sql.type.TypeMapping;
import dev.weir.type.CharacterType;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.type.Types;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlWindowTableFunction;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/**
 * One call of TO_CHANGELOG or FROM_CHANGELOG, in the form that {@link ChangelogCalls} brings it to:
 * its only operand is the rows.
 */
public final class ChangelogFunction extends SqlWindowTableFunction {
  private final Direction direction;
  private final SqlIdentifier column;
  private final List<ChangeCode> codes;

  /** Which of the two functions it is. */
  public enum Direction {
    TO_CHANGELOG,
    FROM_CHANGELOG
  }

  /** {@code column}: the name of the codes' column. */
  ChangelogFunction(Direction direction, SqlIdentifier column, List<ChangeCode> codes) {
    super(direction.name(), new UncheckedOperands());
    this.direction = direction;
    this.column = column;
    this.codes = List.copyOf(codes);
  }

  public Direction direction() {
    return direction;
  }

  public List<ChangeCode> codes() {
    return codes;
  }

  /** Where the column of codes stands in the rows that FROM_CHANGELOG takes. */
  public int codeColumn(RowType rows) {
    String name = column.getSimple();
    int place = rows.names().indexOf(name);
    if (place < 0) {
      throw new WeirException(ErrorCode.UNKNOWN_COLUMN, "column \"" + name + "\" does not exist")
          .withHint(
              rows.names().isEmpty()
                  ? null
                  : "Name the column of the codes: op => DESCRIPTOR(column).")
          .at(Places.of(column.getParserPosition()));
    }
    return place;
  }

  private RowType output(RowType rows) {
    if (direction == Direction.TO_CHANGELOG && rows.names().contains(column.getSimple())) {
      throw new WeirException(
              ErrorCode.INVALID_STATEMENT,
              "the table of TO_CHANGELOG has a column \"" + column.getSimple() + "\" already")
          .withHint("Give that of the codes another name: op => DESCRIPTOR(name).")
          .at(Places.of(column.getParserPosition()));
    }
    List<Field> fields = new ArrayList<>(rows.fields());
    switch (direction) {
      case TO_CHANGELOG -> fields.addFirst(new Field(column.getSimple(), Types.STRING));
      case FROM_CHANGELOG -> fields.remove(checkedColumn(rows));
    }
    return RowType.of(fields);
  }

  private int checkedColumn(RowType rows) {
    int place = codeColumn(rows);
    SqlType type = rows.type(place);
    if (!(type instanceof CharacterType)) {
      throw new WeirException(
              ErrorCode.TYPE_MISMATCH,
              "column \""
                  + column.getSimple()
                  + "\" of FROM_CHANGELOG has to be STRING, but is "
                  + type.name())
          .at(Places.of(column.getParserPosition()));
    }
    if (rows.size() == 1) {
      throw new WeirException(
              ErrorCode.INVALID_STATEMENT,
              "FROM_CHANGELOG needs a column besides \"" + column.getSimple() + "\"")
          .at(Places.of(column.getParserPosition()));
    }
    return place;
  }

  @Override
  public SqlReturnTypeInference getRowTypeInference() {
    return binding -> {
      SqlCallBinding call = (SqlCallBinding) binding;
      RowType rows = (RowType) TypeMapping.toWeir(call.getOperandType(0));
      try {
        return TypeMapping.toRelation(output(rows), binding.getTypeFactory());
      } catch (WeirException e) {
        throw e.position() == null ? e.at(Places.of(call.getCall().getParserPosition())) : e;
      }
    };
  }

  /** The operator is this one, and is not looked for by its name. */
  @Override
  public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
    validator.deriveType(scope, call.operand(0));
    return validateOperands(validator, scope, call);
  }

  @Override
  public boolean argumentMustBeScalar(int ordinal) {
    return false;
  }
}
