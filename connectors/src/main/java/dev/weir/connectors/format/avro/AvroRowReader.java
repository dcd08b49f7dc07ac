package dev.weir.connectors.format.avro;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.connectors.format.FileRowReader;
import dev.weir.connectors.format.OpenedFile;
import dev.weir.connectors.format.value.WantedColumns;
import dev.weir.error.WeirException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileConstants;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.SeekableFileInput;
import org.apache.avro.generic.GenericDatumReader;

/** Reads an object container file. The place of a block is that of the sync marker before it. */
final class AvroRowReader implements FileRowReader {
  private final OpenedFile file;
  private final WantedColumns wanted;
  private final DataFileReader<Object> blocks;
  private final AvroRecord record;
  private final AvroInput in = new AvroInput();
  private final long fileEnd;

  /** What a value may be, if it can be more than a row: Flink writes a union with null. */
  private List<Schema> branches = List.of();

  private long end;
  private long position;
  private long count;
  private long taken;

  private AvroRowReader(OpenedFile file, WantedColumns wanted, DataFileReader<Object> blocks)
      throws IOException {
    this.file = file;
    this.wanted = wanted;
    this.blocks = blocks;
    this.fileEnd = Files.size(file.path());
    Schema schema = blocks.getSchema();
    Schema rows = schema;
    if (schema.getType() == Schema.Type.UNION) {
      branches = schema.getTypes();
      rows = branches.stream().filter(AvroRowReader::isRecord).findFirst().orElse(schema);
    }
    if (!isRecord(rows)) {
      throw file.unsupported("values of type \"" + rows.getType().getName() + "\" as rows");
    }
    this.record = new AvroRecord(rows, wanted.fields(), file, "");
  }

  private static boolean isRecord(Schema schema) {
    return schema.getType() == Schema.Type.RECORD;
  }

  static AvroRowReader open(OpenedFile file, WantedColumns wanted) throws IOException {
    if (!file.startsWith(DataFileConstants.MAGIC)) {
      throw file.isOther(null);
    }
    AvroCodecs.register();
    SeekableFileInput input = new SeekableFileInput(file.path().toFile());
    try {
      DataFileReader<Object> blocks = new DataFileReader<>(input, new GenericDatumReader<>());
      checkCodec(file, blocks);
      return new AvroRowReader(file, wanted, blocks);
    } catch (WeirException e) {
      input.close();
      throw e;
    } catch (IOException | RuntimeException e) {
      input.close();
      throw file.isDamaged(e);
    }
  }

  private static void checkCodec(OpenedFile file, DataFileReader<Object> blocks) {
    String codec = blocks.getMetaString(DataFileConstants.CODEC);
    if (codec != null && !AvroCodecs.isKnown(codec)) {
      throw file.unsupported("codec \"" + codec + "\"");
    }
  }

  @Override
  public void seek(long start, long partEnd, int rows) throws IOException {
    end = Math.min(partEnd, fileEnd);
    if (start > 0) {
      blocks.sync(start);
    }
    position = next();
    try {
      for (int i = 0; i < rows && hasRow(); i++) {
        startRow();
        record.skip(in);
        taken++;
      }
    } catch (IOException | AvroRuntimeException e) {
      throw damaged(e);
    }
  }

  private long next() {
    return blocks.previousSync() - DataFileConstants.SYNC_SIZE;
  }

  /** Whether there is a row; takes the next block if need be. */
  private boolean hasRow() throws IOException {
    if (taken < count) {
      return true;
    }
    position = next();
    count = 0;
    taken = 0;
    if (blocks.pastSync(end)) {
      position = end;
      return false;
    }
    if (!blocks.hasNext()) {
      // the library takes a block that is cut off for the end of the file
      if (blocks.previousSync() < fileEnd) {
        throw new EOFException("it ends within a block");
      }
      position = end;
      return false;
    }
    count = blocks.getBlockCount();
    in.set(blocks.nextBlock());
    return true;
  }

  private void startRow() throws IOException {
    if (!branches.isEmpty() && !isRecord(branches.get(in.branch(branches.size())))) {
      throw new IOException("a row is null");
    }
  }

  @Override
  public boolean read(Batch batch) throws IOException {
    int from = batch.size();
    int row = from;
    Column[] targets = wanted.targets(batch);
    boolean more = true;
    try {
      while (row < batch.capacity()) {
        more = hasRow();
        if (!more) {
          break;
        }
        startRow();
        record.read(in, targets, row++);
        taken++;
      }
    } catch (IOException | AvroRuntimeException | IllegalArgumentException e) {
      throw damaged(e);
    }
    wanted.finish(batch, from, row);
    batch.setSize(row);
    return more;
  }

  private WeirException damaged(Exception cause) {
    Throwable reason = cause.getCause() instanceof IOException inner ? inner : cause;
    return file.isDamaged(reason);
  }

  @Override
  public long position() {
    return taken == count && count > 0 ? Math.min(next(), end) : position;
  }

  @Override
  public int rowsTaken() {
    return taken == count ? 0 : (int) taken;
  }

  @Override
  public void close() throws IOException {
    blocks.close();
  }
}
