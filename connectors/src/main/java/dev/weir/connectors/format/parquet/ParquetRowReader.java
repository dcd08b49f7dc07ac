package dev.weir.connectors.format.parquet;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.connectors.format.FileRowReader;
import dev.weir.connectors.format.OpenedFile;
import dev.weir.connectors.format.value.WantedColumns;
import dev.weir.error.WeirException;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.MessageType;

/** Reads a Parquet file. The place of a row group is that of its first page. */
final class ParquetRowReader implements FileRowReader {
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

  private final OpenedFile file;
  private final WantedColumns wanted;
  private final ParquetFileReader reader;
  private final ParquetColumns columns;
  private final MessageType schema;
  private final List<BlockMetaData> groups;
  private long end;
  private int group = -1;
  private long count;
  private long taken;
  private List<GroupColumn> open = List.of();

  private ParquetRowReader(
      OpenedFile file, WantedColumns wanted, ParquetFileReader reader, ParquetConfig config) {
    this.file = file;
    this.wanted = wanted;
    this.reader = reader;
    this.columns =
        new ParquetColumns(file, reader.getFooter().getFileMetaData(), wanted.fields(), config);
    this.schema = columns.schema();
    this.groups = reader.getFooter().getBlocks();
    checkCodecs();
    reader.setRequestedSchema(schema);
  }

  static ParquetRowReader open(OpenedFile file, WantedColumns wanted, ParquetConfig config)
      throws IOException {
    checkMagic(file);
    ParquetReadOptions options =
        ParquetReadOptions.builder(new PlainParquetConfiguration())
            .withCodecFactory(new ParquetCodecs())
            .build();
    ParquetFileReader reader;
    try {
      reader = ParquetFileReader.open(new LocalInputFile(file.path()), options);
    } catch (IOException | RuntimeException e) {
      throw file.isDamaged(e);
    }
    try {
      return new ParquetRowReader(file, wanted, reader, config);
    } catch (RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  /** A file begins and ends with the same four letters. */
  private static void checkMagic(OpenedFile file) throws IOException {
    if (!file.startsWith(MAGIC)) {
      throw file.isOther(null);
    }
    byte[] last = new byte[MAGIC.length];
    try (RandomAccessFile bytes = new RandomAccessFile(file.path().toFile(), "r")) {
      bytes.seek(bytes.length() - MAGIC.length);
      bytes.readFully(last);
    }
    if (!Arrays.equals(last, MAGIC)) {
      throw file.isDamaged(new EOFException("it has no foot"));
    }
  }

  private void checkCodecs() {
    for (BlockMetaData block : groups) {
      for (ColumnChunkMetaData chunk : block.getColumns()) {
        if (schema.containsPath(chunk.getPath().toArray())
            && !ParquetCodecs.isKnown(chunk.getCodec())) {
          throw file.unsupported("compression " + chunk.getCodec());
        }
      }
    }
  }

  @Override
  public void seek(long start, long partEnd, int rows) throws IOException {
    end = Math.min(partEnd, Files.size(file.path()));
    while (group + 1 < groups.size() && groups.get(group + 1).getStartingPos() < start) {
      group++;
    }
    if (rows == 0 || !hasRow()) {
      return;
    }
    try {
      taken = Math.min(rows, count);
      for (GroupColumn column : open) {
        column.skip((int) taken);
      }
    } catch (RuntimeException e) {
      throw damaged(e);
    }
  }

  /** Whether there is a row; opens the next row group if need be. */
  private boolean hasRow() throws IOException {
    while (taken == count) {
      if (!isWithin(group + 1)) {
        return false;
      }
      group++;
      taken = 0;
      count = groups.get(group).getRowCount();
      open = List.of();
      if (count > 0 && !wanted.fields().isEmpty()) {
        open = columns.open(reader.readRowGroup(group));
      }
    }
    return true;
  }

  private boolean isWithin(int index) {
    return index < groups.size() && groups.get(index).getStartingPos() < end;
  }

  @Override
  public boolean read(Batch batch) throws IOException {
    Column[] targets = wanted.targets(batch);
    int from = batch.size();
    try {
      while (!batch.isFull()) {
        if (!hasRow()) {
          return false;
        }
        int rows = (int) Math.min(batch.capacity() - batch.size(), count - taken);
        for (int i = 0; i < open.size(); i++) {
          open.get(i).read(targets[i], batch.size(), rows);
        }
        taken += rows;
        batch.setSize(batch.size() + rows);
      }
      return true;
    } catch (IOException | RuntimeException e) {
      throw damaged(e);
    } finally {
      wanted.finish(batch, from, batch.size());
    }
  }

  /** What the file has against it, unless something else was said already. */
  private WeirException damaged(Exception problem) {
    Throwable cause = problem;
    while (cause.getCause() != null && !(cause instanceof WeirException)) {
      cause = cause.getCause();
    }
    return cause instanceof WeirException told ? told : file.isDamaged(cause);
  }

  @Override
  public long position() {
    if (taken < count) {
      return groups.get(group).getStartingPos();
    }
    return isWithin(group + 1) ? groups.get(group + 1).getStartingPos() : end;
  }

  @Override
  public int rowsTaken() {
    return taken < count ? (int) taken : 0;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
