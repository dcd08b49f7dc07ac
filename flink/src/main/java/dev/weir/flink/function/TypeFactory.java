package dev.weir.flink.function;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.table.api.ValidationException;
import org.apache.flink.table.catalog.DataTypeFactory;
import org.apache.flink.table.catalog.UnresolvedIdentifier;
import org.apache.flink.table.types.AbstractDataType;
import org.apache.flink.table.types.DataType;
import org.apache.flink.table.types.UnresolvedDataType;
import org.apache.flink.table.types.extraction.DataTypeExtractor;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.utils.LogicalTypeParser;
import org.apache.flink.table.types.utils.TypeConversions;
import org.apache.flink.table.types.utils.TypeInfoDataTypeConverter;

/** Resolves the types that hints and signatures name, without a catalog of user-defined types. */
record TypeFactory(ClassLoader loader) implements DataTypeFactory {
  @Override
  public ClassLoader getClassLoader() {
    return loader;
  }

  @Override
  public DataType createDataType(AbstractDataType<?> type) {
    return switch (type) {
      case DataType known -> known;
      case UnresolvedDataType open -> open.toDataType(this);
      default -> throw new ValidationException("Unsupported type: " + type);
    };
  }

  @Override
  public DataType createDataType(String name) {
    return TypeConversions.fromLogicalToDataType(createLogicalType(name));
  }

  @Override
  public DataType createDataType(UnresolvedIdentifier name) {
    throw named(name);
  }

  @Override
  public <T> DataType createDataType(Class<T> type) {
    return DataTypeExtractor.extractFromType(this, type);
  }

  @Override
  public <T> DataType createDataType(TypeInformation<T> information) {
    return TypeInfoDataTypeConverter.toDataType(this, information);
  }

  @Override
  public <T> DataType createRawDataType(Class<T> type) {
    throw new ValidationException("RAW type of " + type.getName() + " is not supported.");
  }

  @Override
  public <T> DataType createRawDataType(TypeInformation<T> information) {
    throw new ValidationException("RAW type of " + information + " is not supported.");
  }

  @Override
  public LogicalType createLogicalType(String name) {
    return LogicalTypeParser.parse(name, loader);
  }

  @Override
  public LogicalType createLogicalType(UnresolvedIdentifier name) {
    throw named(name);
  }

  private static ValidationException named(UnresolvedIdentifier name) {
    return new ValidationException("User-defined type " + name + " is not supported.");
  }
}
