package dev.weir.connectors.format.parquet;

import dev.weir.connector.Option;
import dev.weir.connectors.OptionValues;
import dev.weir.connectors.format.FileFormat;
import dev.weir.connectors.format.FileRowReader;
import dev.weir.connectors.format.FileRowWriter;
import dev.weir.connectors.format.OpenedFile;
import dev.weir.connectors.format.value.WantedColumns;
import dev.weir.plan.FieldPath;
import dev.weir.type.RowType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;

/** The format {@code parquet}. */
public final class ParquetFormat implements FileFormat {

  @Override
  public String name() {
    return "parquet";
  }

  @Override
  public List<Option> options() {
    return ParquetConfig.OPTIONS;
  }

  @Override
  public void validate(OptionValues options) {
    ParquetSchemas.of(options.table().columns(), ParquetConfig.of(options));
  }

  @Override
  public FileRowReader reader(
      OptionValues options, List<FieldPath> columns, RowType schema, Path file) throws IOException {
    OpenedFile opened = new OpenedFile(file, options.table().name().toString(), name());
    ParquetConfig config = ParquetConfig.of(options);
    return ParquetRowReader.open(opened, new WantedColumns(columns, schema), config);
  }

  @Override
  public FileRowWriter writer(OptionValues options, OutputStream out) throws IOException {
    return new ParquetRowWriter(options.table().columns(), ParquetConfig.of(options), out);
  }
}
