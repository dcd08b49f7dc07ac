package dev.weir.connectors.format.parquet;

import dev.weir.batch.Batch;
import dev.weir.connectors.format.FileRowWriter;
import dev.weir.type.RowType;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/** Writes a Parquet file. */
final class ParquetRowWriter implements FileRowWriter {
  private final ParquetWriter<Batch> writer;
  private final Support support;

  ParquetRowWriter(RowType columns, ParquetConfig config, OutputStream out) throws IOException {
    this.support = new Support(columns, config);
    this.writer =
        new Builder(new ParquetOutput(out), support)
            .withConf(new PlainParquetConfiguration())
            .withCodecFactory(new ParquetCodecs())
            .withCompressionCodec(CompressionCodecName.valueOf(config.compression()))
            .withRowGroupSize(config.rowGroupBytes())
            .withPageSize(config.pageBytes())
            .build();
  }

  @Override
  public void write(Batch batch, int row) throws IOException {
    support.row = row;
    writer.write(batch);
  }

  @Override
  public long size() {
    return writer.getDataSize();
  }

  @Override
  public void finish() throws IOException {
    writer.close();
  }

  private static final class Builder extends ParquetWriter.Builder<Batch, Builder> {
    private final Support support;

    Builder(ParquetOutput file, Support support) {
      super(file);
      this.support = support;
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    @SuppressWarnings("deprecation") // has to be there
    protected WriteSupport<Batch> getWriteSupport(Configuration configuration) {
      return support;
    }

    @Override
    protected WriteSupport<Batch> getWriteSupport(ParquetConfiguration configuration) {
      return support;
    }
  }

  /** Writes row {@link #row} of a batch. */
  private static final class Support extends WriteSupport<Batch> {
    private final MessageType schema;
    private final ParquetEncoders.Fields fields;
    private @Nullable RecordConsumer consumer;
    private int row;

    Support(RowType columns, ParquetConfig config) {
      this.schema = ParquetSchemas.of(columns, config);
      this.fields = new ParquetEncoders.Fields(columns, config);
    }

    @Override
    @SuppressWarnings("deprecation") // has to be there
    public WriteContext init(Configuration configuration) {
      return new WriteContext(schema, Map.of());
    }

    @Override
    public WriteContext init(ParquetConfiguration configuration) {
      return new WriteContext(schema, Map.of());
    }

    @Override
    public void prepareForWrite(RecordConsumer recordConsumer) {
      consumer = recordConsumer;
    }

    @Override
    public void write(Batch batch) {
      RecordConsumer out = Objects.requireNonNull(consumer);
      out.startMessage();
      for (int i = 0; i < fields.size(); i++) {
        fields.write(i, batch.column(i), row, out);
      }
      out.endMessage();
    }
  }
}
