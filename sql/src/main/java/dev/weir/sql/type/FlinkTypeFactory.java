package dev.weir.sql.type;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelRecordType;
import org.apache.calcite.sql.type.SqlTypeFactoryImpl;

/**
 * Makes Calcite's types with Flink's defaults: strings are UTF-8, and a row that may be NULL keeps
 * its fields' nullability.
 */
public final class FlinkTypeFactory extends SqlTypeFactoryImpl {

  public FlinkTypeFactory() {
    super(FlinkTypeSystem.INSTANCE);
  }

  @Override
  public Charset getDefaultCharset() {
    return StandardCharsets.UTF_8;
  }

  @Override
  public RelDataType createTypeWithNullability(RelDataType type, boolean nullable) {
    if (type instanceof RelRecordType row) {
      return row.isNullable() == nullable
          ? row
          : canonize(new RelRecordType(row.getStructKind(), row.getFieldList(), nullable));
    }
    return super.createTypeWithNullability(type, nullable);
  }
}
