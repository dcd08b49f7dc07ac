package dev.weir.sql.pattern;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** A function that asks something of a match. */
public final class PatternFunction extends SqlFunction {

  /** What it asks. */
  public enum Kind {
    PREV,
    NEXT,
    FIRST,
    LAST,
    RUNNING,
    FINAL,
    CLASSIFIER,
    MATCH_NUMBER,
    MATCH_ROWTIME,
    MATCH_PROCTIME,
    /** COUNT(A.*), with any column of A. */
    COUNT_ROWS,
    /** An aggregate over distinct values. */
    DISTINCT,
    /** An aggregate over the rows that meet a condition. */
    FILTER,
    /** An aggregate that leaves out NULLs. */
    IGNORE_NULLS
  }

  /** The name of CLASSIFIER where it is asked of a variable, which Flink's parser does not know. */
  public static final String CLASSIFIER_OF = "CLASSIFIE_";

  /** Keeps the names apart from those of Calcite's operators. */
  private static final String PREFIX = "$";

  private static final int MILLIS = 3;
  private static final List<PatternFunction> ALL =
      List.of(
          new PatternFunction(Kind.PREV, PatternFunction::same),
          new PatternFunction(Kind.NEXT, PatternFunction::same),
          new PatternFunction(Kind.FIRST, PatternFunction::same),
          new PatternFunction(Kind.LAST, PatternFunction::same),
          new PatternFunction(Kind.RUNNING, PatternFunction::same),
          new PatternFunction(Kind.FINAL, PatternFunction::same),
          new PatternFunction(Kind.CLASSIFIER, PatternFunction::text),
          new PatternFunction(Kind.MATCH_NUMBER, PatternFunction::number),
          new PatternFunction(Kind.MATCH_ROWTIME, PatternFunction::rowTime),
          new PatternFunction(
              Kind.MATCH_PROCTIME,
              binding ->
                  binding
                      .getTypeFactory()
                      .createSqlType(SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE, MILLIS)),
          new PatternFunction(Kind.COUNT_ROWS, PatternFunction::number),
          new PatternFunction(Kind.DISTINCT, PatternFunction::first),
          new PatternFunction(Kind.FILTER, PatternFunction::first),
          new PatternFunction(Kind.IGNORE_NULLS, PatternFunction::first));
  private static final Set<Kind> UNNAMED =
      EnumSet.of(Kind.COUNT_ROWS, Kind.DISTINCT, Kind.FILTER, Kind.IGNORE_NULLS);

  private final Kind question;

  private PatternFunction(Kind kind, SqlReturnTypeInference result) {
    super(
        PREFIX + kind.name(),
        SqlKind.OTHER_FUNCTION,
        result,
        null,
        OperandTypes.VARIADIC,
        SqlFunctionCategory.MATCH_RECOGNIZE);
    this.question = kind;
  }

  /** All of them. */
  public static List<PatternFunction> all() {
    return ALL;
  }

  static PatternFunction of(Kind kind) {
    return ALL.stream().filter(function -> function.question == kind).findFirst().orElseThrow();
  }

  /** The function that people call by this name, or null. */
  static @Nullable PatternFunction named(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    if (upper.equals(CLASSIFIER_OF)) {
      return of(Kind.CLASSIFIER);
    }
    return ALL.stream()
        .filter(function ->
            !UNNAMED.contains(function.question) && function.question.name().equals(upper))
        .findFirst()
        .orElse(null);
  }

  public Kind question() {
    return question;
  }

  /** The type of the first argument, which may be NULL because there may be no such row. */
  private static RelDataType same(SqlOperatorBinding binding) {
    return binding.getTypeFactory().createTypeWithNullability(binding.getOperandType(0), true);
  }

  private static RelDataType first(SqlOperatorBinding binding) {
    return binding.getOperandType(0);
  }

  private static RelDataType text(SqlOperatorBinding binding) {
    RelDataTypeFactory factory = binding.getTypeFactory();
    return factory.createTypeWithNullability(
        factory.createSqlType(SqlTypeName.VARCHAR, Integer.MAX_VALUE), true);
  }

  private static RelDataType number(SqlOperatorBinding binding) {
    return binding.getTypeFactory().createSqlType(SqlTypeName.BIGINT);
  }

  private static RelDataType rowTime(SqlOperatorBinding binding) {
    return binding.getOperandCount() > 0
        ? binding.getOperandType(0)
        : binding.getTypeFactory().createSqlType(SqlTypeName.TIMESTAMP, MILLIS);
  }
}
