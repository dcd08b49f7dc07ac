package dev.weir.connectors.format.avro;

import dev.weir.batch.Batch;
import dev.weir.connectors.format.CountedOutput;
import dev.weir.connectors.format.FileRowWriter;
import dev.weir.text.ByteBuilder;
import dev.weir.type.RowType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumWriter;

/** Writes an object container file. */
final class AvroRowWriter implements FileRowWriter {
  private final CountedOutput counted;
  private final DataFileWriter<Object> blocks;
  private final List<AvroEncoder> fields;
  private final ByteBuilder row = new ByteBuilder();

  AvroRowWriter(RowType columns, AvroConfig config, OutputStream out) throws IOException {
    AvroCodecs.register();
    Schema schema = AvroSchemas.of(columns, config.legacyTimestamps());
    this.fields = columns.types().stream().map(AvroEncoders::of).toList();
    this.counted = new CountedOutput(out);
    this.blocks = new DataFileWriter<>(new GenericDatumWriter<>(schema));
    blocks.setCodec(CodecFactory.fromString(config.codec()));
    blocks.create(schema, counted);
  }

  @Override
  public void write(Batch batch, int index) throws IOException {
    row.clear();
    for (int i = 0; i < fields.size(); i++) {
      fields.get(i).write(batch.column(i), index, row);
    }
    blocks.appendEncoded(ByteBuffer.wrap(row.data, 0, row.length()));
  }

  @Override
  public long size() {
    return counted.count();
  }

  @Override
  public void finish() throws IOException {
    blocks.flush();
  }
}
