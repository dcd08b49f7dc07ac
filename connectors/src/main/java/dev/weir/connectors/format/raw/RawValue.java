package dev.weir.connectors.format.raw;

import dev.weir.type.BinaryType;
import dev.weir.type.BooleanType;
import dev.weir.type.CharacterType;
import dev.weir.type.FloatingType;
import dev.weir.type.IntegerType;
import dev.weir.type.SqlType;

/** How many bytes values of a type have. */
final class RawValue {
  /** The bytes of a text or binary string: as many as the line has. */
  static final int ANY = 0;

  /** What is said of types that lines can't hold. */
  static final int NONE = -1;

  private RawValue() {}

  static int bytes(SqlType type) {
    return switch (type) {
      case CharacterType _, BinaryType _ -> ANY;
      case BooleanType _ -> 1;
      case IntegerType integer ->
          switch (integer.width()) {
            case TINYINT -> Byte.BYTES;
            case SMALLINT -> Short.BYTES;
            case INT -> Integer.BYTES;
            case BIGINT -> Long.BYTES;
          };
      case FloatingType floating -> floating.doublePrecision() ? Double.BYTES : Float.BYTES;
      default -> NONE;
    };
  }
}
