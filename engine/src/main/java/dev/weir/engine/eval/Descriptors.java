package dev.weir.engine.eval;

import dev.weir.batch.Batch;
import dev.weir.batch.BytesColumn;
import dev.weir.batch.Column;
import dev.weir.batch.DoubleColumn;
import dev.weir.batch.Int128;
import dev.weir.batch.Int128Column;
import dev.weir.batch.LongColumn;
import dev.weir.batch.Nulls;
import dev.weir.batch.RowColumn;
import dev.weir.batch.Slice;
import dev.weir.type.Layout;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/** Names of the classes that generated code refers to. */
final class Descriptors {
  static final ClassDesc BATCH = of(Batch.class);
  static final ClassDesc COLUMN = of(Column.class);
  static final ClassDesc LONG_COLUMN = of(LongColumn.class);
  static final ClassDesc DOUBLE_COLUMN = of(DoubleColumn.class);
  static final ClassDesc INT128_COLUMN = of(Int128Column.class);
  static final ClassDesc BYTES_COLUMN = of(BytesColumn.class);
  static final ClassDesc ROW_COLUMN = of(RowColumn.class);
  static final ClassDesc NULLS = of(Nulls.class);
  static final ClassDesc SLICE = of(Slice.class);
  static final ClassDesc INT128 = of(Int128.class);
  static final ClassDesc ROWS = of(Rows.class);
  static final ClassDesc LONGS = ConstantDescs.CD_long.arrayType();
  static final ClassDesc DOUBLES = ConstantDescs.CD_double.arrayType();
  static final ClassDesc INTS = ConstantDescs.CD_int.arrayType();
  static final ClassDesc BYTES = ConstantDescs.CD_byte.arrayType();
  static final ClassDesc OBJECTS = ConstantDescs.CD_Object.arrayType();

  private Descriptors() {}

  static ClassDesc of(Class<?> type) {
    return type.describeConstable().orElseThrow();
  }

  static MethodTypeDesc method(ClassDesc result, ClassDesc... parameters) {
    return MethodTypeDesc.of(result, parameters);
  }

  static ClassDesc column(Layout layout) {
    return switch (layout) {
      case LONG -> LONG_COLUMN;
      case DOUBLE -> DOUBLE_COLUMN;
      case INT128 -> INT128_COLUMN;
      case BYTES -> BYTES_COLUMN;
      case ROW -> ROW_COLUMN;
    };
  }

  /** What a local variable for such a value holds. */
  static TypeKind kind(Layout layout) {
    return switch (layout) {
      case LONG -> TypeKind.LONG;
      case DOUBLE -> TypeKind.DOUBLE;
      case INT128, BYTES, ROW -> TypeKind.REFERENCE;
    };
  }
}
