package dev.weir.sql.validate;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.function.Function;
import dev.weir.sql.type.TypeMapping;
import dev.weir.type.CharacterType;
import dev.weir.type.DecimalType;
import dev.weir.type.SqlType;
import dev.weir.type.TimestampType;
import dev.weir.type.Types;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/** The result types that a function works out by a rule of its own. */
final class SpecialResult {
  private SpecialResult() {}

  static RelDataType of(Function function, SqlOperatorBinding binding) {
    if (function.name().equals("JSON_VALUE") || function.name().equals("JSON_QUERY")) {
      return returning(binding);
    }
    if (function.name().equals("TO_TIMESTAMP_LTZ")) {
      return TypeMapping.toCalcite(instant(binding), binding.getTypeFactory());
    }
    if (function.name().equals("CURRENT_WATERMARK")
        && TypeMapping.toWeir(binding.getOperandType(0)) instanceof TimestampType time) {
      SqlType type = time.local() ? Types.timestampLtz(3) : Types.timestamp(3);
      return TypeMapping.toCalcite(type, binding.getTypeFactory());
    }
    RelDataType ofCollection = CollectionResult.of(function, binding);
    if (ofCollection != null) {
      return ofCollection;
    }
    RelDataType first = binding.getOperandType(0);
    SqlType text = text(function.name(), TypeMapping.toWeir(first));
    if (text != null) {
      return TypeMapping.toCalcite(text, binding.getTypeFactory());
    }
    if (!(TypeMapping.toWeir(first) instanceof DecimalType decimal)) {
      return first;
    }
    SqlType result =
        switch (function.name()) {
          case "CEIL", "CEILING", "FLOOR" -> Types.decimal(decimal.precision(), 0);
          case "ROUND", "TRUNCATE" -> rounded(decimal, binding);
          default -> throw new IllegalStateException("no rule for the result of " + function);
        };
    return TypeMapping.toCalcite(result, binding.getTypeFactory());
  }

  /** The type after RETURNING, the only operand that is a type, or STRING. */
  private static RelDataType returning(SqlOperatorBinding binding) {
    if (binding instanceof SqlCallBinding call) {
      for (int i = 2; i < call.getOperandCount(); i++) {
        if (call.operand(i) instanceof SqlDataTypeSpec) {
          return call.getOperandType(i);
        }
      }
    }
    return TypeMapping.toCalcite(Types.STRING, binding.getTypeFactory());
  }

  /**
   * As precise as the constant number or format says, but never less than milliseconds; with a
   * number or format that may change from row to row just that.
   */
  private static SqlType instant(SqlOperatorBinding binding) {
    int precision = 3;
    if (binding.getOperandCount() > 1 && binding.isOperandLiteral(1, true)) {
      if (SqlTypeUtil.isNumeric(binding.getOperandType(1))) {
        Integer given = binding.getOperandLiteralValue(1, Integer.class);
        precision = given == null ? precision : given;
        if (precision < 0 || precision > 9) {
          throw new WeirException(
              ErrorCode.INVALID_ARGUMENT,
              "precision " + precision + " of TO_TIMESTAMP_LTZ is not between 0 and 9");
        }
      } else {
        String format = binding.getOperandLiteralValue(1, String.class);
        precision = format == null ? 3 : (int) format.chars().filter(c -> c == 'S').count();
      }
    }
    return Types.timestampLtz(Math.clamp(precision, 3, 9));
  }

  /** Texts of a known length; null for other functions. */
  private static @Nullable SqlType text(String function, SqlType first) {
    return switch (function) {
      case "MD5" -> new CharacterType(32, true, true);
      case "SHA1" -> new CharacterType(40, true, true);
      case "SHA224" -> new CharacterType(56, true, true);
      case "SHA256" -> new CharacterType(64, true, true);
      case "SHA384" -> new CharacterType(96, true, true);
      case "SHA512" -> new CharacterType(128, true, true);
      case "SHA2" -> new CharacterType(128, false, true);
      case "INITCAP" -> first;
      case "LEFT", "RIGHT", "LTRIM", "RTRIM", "SUBSTR", "SUBSTRING" ->
          first instanceof CharacterType type
              ? new CharacterType(type.length(), false, true)
              : Types.STRING;
      default -> null;
    };
  }

  /** Rounding may carry into one more digit before the point. */
  private static SqlType rounded(DecimalType type, SqlOperatorBinding binding) {
    int places = 0;
    if (binding.getOperandCount() > 1) {
      Integer given =
          binding.isOperandLiteral(1, true)
              ? binding.getOperandLiteralValue(1, Integer.class)
              : null;
      if (given == null) {
        return type;
      }
      places = given;
    }
    if (places >= type.scale()) {
      return type;
    }
    int whole = 1 + type.precision() - type.scale();
    return Types.decimal(
        Math.min(DecimalType.MAX_PRECISION, whole + Math.max(places, 0)), Math.max(places, 0));
  }
}
