package dev.weir.sql.type;

import org.apache.calcite.rel.type.RelDataTypeComparability;
import org.apache.calcite.sql.type.AbstractSqlType;
import org.apache.calcite.sql.type.SqlTypeName;

/** BITMAP, as Calcite sees it: values are equal or not, and in no order. */
public final class BitmapRelType extends AbstractSqlType {
  BitmapRelType(boolean nullable) {
    super(SqlTypeName.OTHER, nullable, null);
    computeDigest();
  }

  @Override
  public RelDataTypeComparability getComparability() {
    return RelDataTypeComparability.UNORDERED;
  }

  @Override
  protected void generateTypeString(StringBuilder text, boolean withDetail) {
    text.append("BITMAP");
  }
}
