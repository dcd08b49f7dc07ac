package dev.weir.sql.type;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rel.type.RelRecordType;
import org.apache.calcite.rel.type.StructKind;
import org.apache.calcite.sql.SqlCollation;
import org.apache.calcite.sql.type.SqlTypeFactoryImpl;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.flink.table.calcite.ExtendedRelTypeFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes Calcite's types with Flink's defaults: strings are UTF-8, and a ROW that may be NULL keeps
 * its fields' nullability.
 */
public final class FlinkTypeFactory extends SqlTypeFactoryImpl implements ExtendedRelTypeFactory {

  public FlinkTypeFactory() {
    super(FlinkTypeSystem.INSTANCE);
  }

  @Override
  public Charset getDefaultCharset() {
    return StandardCharsets.UTF_8;
  }

  /** All texts have one character set, those of U&'...' as well. */
  @Override
  public RelDataType createTypeWithCharsetAndCollation(
      RelDataType type, Charset charset, SqlCollation collation) {
    return super.createTypeWithCharsetAndCollation(type, getDefaultCharset(), collation);
  }

  @Override
  public RelDataType createBitmapType() {
    return canonize(new BitmapRelType(false));
  }

  @Override
  public RelDataType createRawType(String className, String serializer) {
    throw unsupported("RAW");
  }

  @Override
  public RelDataType createStructuredType(
      String className, List<RelDataType> types, List<String> names) {
    throw unsupported("STRUCTURED");
  }

  private static WeirException unsupported(String type) {
    return new WeirException(ErrorCode.UNSUPPORTED, "type " + type + " is not supported yet");
  }

  @Override
  public @Nullable RelDataType leastRestrictive(List<RelDataType> types) {
    boolean bitmaps = types.stream().anyMatch(BitmapRelType.class::isInstance);
    if (!bitmaps) {
      RelDataType instant = commonInstant(types);
      return instant == null ? super.leastRestrictive(types) : instant;
    }
    boolean all =
        types.stream()
            .allMatch(t -> t instanceof BitmapRelType || t.getSqlTypeName() == SqlTypeName.NULL);
    return all
        ? canonize(new BitmapRelType(types.stream().anyMatch(RelDataType::isNullable)))
        : null;
  }

  /** TIMESTAMP and TIMESTAMP_LTZ have the latter in common, as precise as the finest. */
  private @Nullable RelDataType commonInstant(List<RelDataType> types) {
    boolean local = false;
    boolean wall = false;
    int precision = 0;
    for (RelDataType type : types) {
      switch (type.getSqlTypeName()) {
        case TIMESTAMP -> wall = true;
        case TIMESTAMP_WITH_LOCAL_TIME_ZONE -> local = true;
        default -> {
          return null;
        }
      }
      precision = Math.max(precision, type.getPrecision());
    }
    return local && wall
        ? createTypeWithNullability(
            createSqlType(SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE, precision),
            types.stream().anyMatch(RelDataType::isNullable))
        : null;
  }

  @Override
  public RelDataType createTypeWithNullability(RelDataType type, boolean nullable) {
    if (type instanceof BitmapRelType) {
      return canonize(new BitmapRelType(nullable));
    }
    if (type instanceof RelRecordType row) {
      if (nullable && row.getStructKind() == StructKind.FULLY_QUALIFIED) {
        return nullableFields(row);
      }
      return row.isNullable() == nullable
          ? row
          : canonize(new RelRecordType(row.getStructKind(), row.getFieldList(), nullable));
    }
    return super.createTypeWithNullability(type, nullable);
  }

  /** What is common to rows is reached into as they are. */
  @Override
  protected @Nullable RelDataType leastRestrictiveStructuredType(List<RelDataType> types) {
    RelDataType least = super.leastRestrictiveStructuredType(types);
    StructKind kind = types.getFirst().getStructKind();
    return least instanceof RelRecordType row && row.getStructKind() != kind
        ? canonize(new RelRecordType(kind, row.getFieldList(), row.isNullable()))
        : least;
  }

  /** The rows of an outer join's side that may be missing: any column may be NULL. */
  private RelDataType nullableFields(RelRecordType row) {
    Builder builder = builder().kind(row.getStructKind());
    for (RelDataTypeField field : row.getFieldList()) {
      builder.add(field.getName(), createTypeWithNullability(field.getType(), true));
    }
    return builder.build();
  }
}
