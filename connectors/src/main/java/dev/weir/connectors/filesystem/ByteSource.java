package dev.weir.connectors.filesystem;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/**
 * The bytes of a file from some place on; a file whose name ends in {@code .gz} or {@code .xz} is
 * unpacked.
 */
final class ByteSource implements AutoCloseable {
  /** Bytes taken at once: few enough to stay in the processor's cache on their way. */
  private static final int STEP = 1 << 17;

  private final FileChannel channel;
  private final @Nullable InputStream unpacked;
  private long counted;

  private ByteSource(FileChannel channel, @Nullable InputStream unpacked, long start) {
    this.channel = channel;
    this.unpacked = unpacked;
    this.counted = start;
  }

  static boolean isPacked(Path file) {
    return file.toString().endsWith(".gz") || file.toString().endsWith(".xz");
  }

  private static InputStream unpack(Path file, FileChannel channel) throws IOException {
    InputStream packed = Channels.newInputStream(channel);
    return file.toString().endsWith(".gz")
        ? new GZIPInputStream(packed, STEP)
        : new XZInputStream(new BufferedInputStream(packed, STEP));
  }

  /** Opens a file and passes over its first {@code start} bytes. */
  static ByteSource open(Path file, long start) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      if (!isPacked(file) || channel.size() == 0) {
        channel.position(start);
        return new ByteSource(channel, null, start);
      }
      InputStream unpacked = unpack(file, channel);
      unpacked.skipNBytes(start);
      return new ByteSource(channel, unpacked, 0);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Reads up to {@code most} bytes; returns how many, or -1 at the end. */
  int read(byte[] into, int offset, int most) throws IOException {
    int count = Math.min(most, STEP);
    return unpacked != null
        ? unpacked.read(into, offset, count)
        : channel.read(ByteBuffer.wrap(into, offset, count));
  }

  /** Bytes taken from the file, packed as they are, since this was asked last. */
  long takenSince() throws IOException {
    long before = counted;
    counted = channel.position();
    return counted - before;
  }

  @Override
  public void close() throws IOException {
    if (unpacked != null) {
      unpacked.close();
    }
    channel.close();
  }
}
