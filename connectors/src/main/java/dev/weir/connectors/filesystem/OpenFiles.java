package dev.weir.connectors.filesystem;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The handles of many files that are written at a time. Only so many are open at once: the one that
 * was used longest ago is closed for another, and opened anew when more is added to its file.
 */
final class OpenFiles implements AutoCloseable {
  private final int most;
  private final Map<Path, FileChannel> channels = new LinkedHashMap<>(16, 0.75f, true);

  OpenFiles(int most) {
    this.most = most;
  }

  /** Makes a file that must not be there yet. */
  void create(Path file) throws IOException {
    makeRoom();
    channels.put(
        file, FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
  }

  /** Adds bytes at the end of a file. */
  void append(Path file, byte[] data, int offset, int length) throws IOException {
    FileChannel channel = channel(file);
    ByteBuffer bytes = ByteBuffer.wrap(data, offset, length);
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** Brings a file to the disk and lets go of it. */
  void finish(Path file) throws IOException {
    try (FileChannel channel = channel(file)) {
      channels.remove(file);
      channel.force(true);
    }
  }

  /** How many handles are open. */
  int count() {
    return channels.size();
  }

  private FileChannel channel(Path file) throws IOException {
    FileChannel channel = channels.get(file);
    if (channel == null) {
      makeRoom();
      channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
      channels.put(file, channel);
    }
    return channel;
  }

  private void makeRoom() throws IOException {
    Iterator<FileChannel> oldest = channels.values().iterator();
    if (channels.size() >= most) {
      FileChannel channel = oldest.next();
      oldest.remove();
      channel.close();
    }
  }

  @Override
  public void close() throws IOException {
    for (FileChannel channel : channels.values()) {
      channel.close();
    }
    channels.clear();
  }
}
