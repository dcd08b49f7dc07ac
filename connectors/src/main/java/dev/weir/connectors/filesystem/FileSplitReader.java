package dev.weir.connectors.filesystem;

import dev.weir.batch.Batch;
import dev.weir.connector.SourceContext;
import dev.weir.connector.Split;
import dev.weir.connector.SplitReader;
import dev.weir.connectors.format.Block;
import dev.weir.connectors.format.RowDecoder;
import dev.weir.connectors.format.RowFormat;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import java.io.IOException;
import java.util.Arrays;

/** Reads the rows of a range of a file, a block of bytes at a time. */
final class FileSplitReader implements SplitReader {
  /** The longest row that is read. */
  private static final int MOST_BLOCK = 1 << 28;

  /** Bytes taken at once beyond the range's end, to complete its last row. */
  private static final int BEYOND = 1 << 14;

  private final FileRange range;
  private final FileTable table;
  private final SourceContext context;
  private final FileFaults faults;
  private final RowDecoder decoder;
  private final Block block = new Block();
  private final ByteSource source;
  private final long first;

  /** Opens a range of a file of the table, whose format is {@code format}. */
  FileSplitReader(FileTable table, RowFormat format, FileRange range, SourceContext context) {
    this.table = table;
    this.range = range;
    this.context = context;
    boolean ignore = format.ignoresParseErrors(table.options());
    this.faults = new FileFaults(table.name(), range.file(), ignore, context);
    this.decoder = format.decoder(table.options(), table.columns(), table.schema(), faults);
    block.data = table.blocks().take();
    // a row starts where a line ends, so the byte before decides whether one starts right here
    block.origin = Math.max(range.start() - 1, 0);
    try {
      source = ByteSource.open(range.file(), block.origin);
    } catch (IOException e) {
      throw failed(e);
    }
    start();
    block.rowsTaken = range.taken();
    first = block.origin + block.position;
  }

  private void start() {
    if (range.start() >= range.end()) {
      block.last = true;
      return;
    }
    fill();
    if (range.start() == 0) {
      passByteOrderMark();
      block.atStart = true;
    } else {
      passLine();
    }
  }

  private void passByteOrderMark() {
    byte[] data = block.data;
    boolean marked =
        block.limit >= 3
            && data[0] == (byte) 0xEF
            && data[1] == (byte) 0xBB
            && data[2] == (byte) 0xBF;
    block.position = marked ? 3 : 0;
  }

  private void passLine() {
    while (true) {
      while (block.position < block.limit) {
        if (block.data[block.position++] == '\n') {
          return;
        }
      }
      if (block.last) {
        return;
      }
      fill();
    }
  }

  @Override
  public Status read(Batch batch) {
    while (true) {
      decoder.decode(block, batch);
      if (isAtEnd()) {
        return Status.END;
      }
      // rows point into the block: it may be filled anew only when they are gone
      if (batch.size() > 0) {
        return Status.MORE;
      }
      if (block.last) {
        throw new IllegalStateException("decoder left rows at " + block.position);
      }
      fill();
    }
  }

  private boolean isAtEnd() {
    return block.position >= block.stop || block.last && block.position >= block.limit;
  }

  /** Moves what is left to the front and adds bytes. */
  private void fill() {
    int left = block.limit - block.position;
    if (left > (block.data.length - Block.PADDING) / 2) {
      grow();
    }
    System.arraycopy(block.data, block.position, block.data, 0, left);
    block.origin += block.position;
    block.position = 0;
    block.limit = left;
    try {
      readBytes();
      context.bytesRead(source.takenSince());
    } catch (IOException e) {
      throw failed(e);
    }
    block.data[block.limit] = '\n';
    block.wholeLines = block.last ? block.limit : wholeLines();
    block.stop = (int) Math.min(range.end() - block.origin, Integer.MAX_VALUE);
  }

  private void readBytes() throws IOException {
    int capacity = block.data.length - Block.PADDING;
    long inRange = range.end() - block.origin - block.limit;
    int wanted = (int) Math.min(capacity - block.limit, inRange > 0 ? inRange : BEYOND);
    int until = block.limit + wanted;
    while (block.limit < until && !block.last) {
      int count = source.read(block.data, block.limit, until - block.limit);
      block.last = count < 0;
      block.limit += Math.max(count, 0);
    }
  }

  private int wholeLines() {
    int end = block.limit;
    while (end > 0 && block.data[end - 1] != '\n') {
      end--;
    }
    return end;
  }

  private void grow() {
    int size = block.data.length - Block.PADDING;
    if (size >= MOST_BLOCK) {
      throw new WeirException(
          ErrorCode.LIMIT_EXCEEDED,
          "row from byte "
              + (block.origin + block.position)
              + " of file \""
              + range.file()
              + "\" is longer than "
              + (MOST_BLOCK >> 20)
              + " MB");
    }
    block.data = Arrays.copyOf(block.data, 2 * size + Block.PADDING);
  }

  @Override
  public Split rest() {
    // a header or byte order mark may stand before the first row, so its place is not a start
    long position = block.origin + block.position;
    long place = position == first ? range.start() : position;
    return range.from(place, block.rowsTaken).toSplit();
  }

  @Override
  public void close() {
    try (faults;
        source) {
      table.blocks().giveBack(block.data);
      block.data = new byte[Block.PADDING];
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private WeirException failed(IOException cause) {
    return table.failed(range.file(), cause);
  }
}
