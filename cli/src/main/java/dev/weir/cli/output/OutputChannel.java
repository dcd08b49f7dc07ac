package dev.weir.cli.output;

import dev.weir.text.ByteBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * Standard output, buffered: full blocks while rows come fast, and nothing kept back longer than
 * {@link #FLUSH_MILLIS} while they come slowly. A reader that went away, as {@code head} does,
 * closes it quietly. Thread-safe; a caller that writes a row in pieces synchronizes on the channel.
 */
public final class OutputChannel implements AutoCloseable {
  static final int BLOCK = 1 << 16;
  static final long FLUSH_MILLIS = 50;

  private final OutputStream out;
  private final Runnable beforeWrite;
  private final ByteBuilder buffer = new ByteBuilder(BLOCK);
  private Runnable onClosed = () -> {};
  private boolean closed;
  private long flushedNanos = System.nanoTime() - FLUSH_MILLIS * 1_000_000;
  private boolean flusherStarted;

  /**
   * A channel; {@code beforeWrite} runs before bytes go out, so that a progress line can give way.
   */
  public OutputChannel(OutputStream out, Runnable beforeWrite) {
    this.out = out;
    this.beforeWrite = beforeWrite;
  }

  /** What to do when the reader went away. */
  public synchronized void onClosed(Runnable action) {
    onClosed = action;
  }

  /** Whether the reader went away. */
  public synchronized boolean closed() {
    return closed;
  }

  public synchronized void write(byte[] data, int offset, int length) {
    buffer.add(data, offset, length);
    if (buffer.length() >= BLOCK) {
      flush();
    }
  }

  public synchronized void write(String text) {
    buffer.add(text);
    if (buffer.length() >= BLOCK) {
      flush();
    }
  }

  /** Says that a piece is complete: it goes out now, or within {@link #FLUSH_MILLIS}. */
  public synchronized void pause() {
    if (System.nanoTime() - flushedNanos >= FLUSH_MILLIS * 1_000_000) {
      flush();
    } else if (!flusherStarted) {
      flusherStarted = true;
      Thread.ofPlatform().daemon().name("weir-output").start(this::flushRegularly);
    }
  }

  /** Sends what is kept. */
  public synchronized void flush() {
    flushedNanos = System.nanoTime();
    if (buffer.length() == 0) {
      return;
    }
    try {
      if (!closed) {
        beforeWrite.run();
        out.write(buffer.data, 0, buffer.length());
        out.flush();
      }
    } catch (IOException e) {
      if (!readerWentAway(e)) {
        throw new UncheckedIOException(e);
      }
      closed = true;
      onClosed.run();
    } finally {
      buffer.clear();
    }
  }

  @Override
  public void close() {
    flush();
  }

  private static boolean readerWentAway(IOException e) {
    String message = String.valueOf(e.getMessage());
    return message.contains("Broken pipe") || message.contains("Stream closed");
  }

  private void flushRegularly() {
    try {
      while (!closed()) {
        Thread.sleep(FLUSH_MILLIS);
        flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (UncheckedIOException e) {
      // The next write of the query meets the same failure and reports it.
      return;
    }
  }
}
