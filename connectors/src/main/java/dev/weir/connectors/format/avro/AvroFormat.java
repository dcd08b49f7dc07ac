package dev.weir.connectors.format.avro;

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

/** The format {@code avro}. */
public final class AvroFormat implements FileFormat {

  @Override
  public String name() {
    return "avro";
  }

  @Override
  public List<Option> options() {
    return AvroConfig.OPTIONS;
  }

  @Override
  public void validate(OptionValues options) {
    AvroConfig config = AvroConfig.of(options);
    AvroSchemas.of(options.table().columns(), config.legacyTimestamps());
  }

  @Override
  public FileRowReader reader(
      OptionValues options, List<FieldPath> columns, RowType schema, Path file) throws IOException {
    OpenedFile opened = new OpenedFile(file, options.table().name().toString(), name());
    return AvroRowReader.open(opened, new WantedColumns(columns, schema));
  }

  @Override
  public FileRowWriter writer(OptionValues options, OutputStream out) throws IOException {
    return new AvroRowWriter(options.table().columns(), AvroConfig.of(options), out);
  }
}
