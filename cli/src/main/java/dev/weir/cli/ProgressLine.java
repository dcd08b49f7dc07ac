package dev.weir.cli;

import dev.weir.server.session.Progress;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * The line on a terminal that tells how far long work is; written over itself until it is closed,
 * and gone while results are printed.
 */
final class ProgressLine implements AutoCloseable {
  private static final long EVERY_MILLIS = 200;

  /** Quick work shows nothing. */
  private static final int FIRST_TICK = 3;

  private static final String ERASE = "\r\033[K";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private final PrintStream err;
  private final Supplier<Progress> progress;
  private final Thread thread;
  private boolean shown;
  private boolean closed;

  ProgressLine(PrintStream err, Supplier<Progress> progress) {
    this.err = err;
    this.progress = progress;
    this.thread = Thread.ofPlatform().daemon().name("weir-progress").start(this::tick);
  }

  /** Gives way to other output; the line comes back with the next tick. */
  synchronized void hide() {
    if (shown) {
      err.print(ERASE);
      err.flush();
      shown = false;
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      hide();
    }
    thread.interrupt();
  }

  static String text(Progress now) {
    String line =
        String.format(
            Locale.ROOT, "%,d rows read  %,.0f rows/s", now.rowsRead(), now.rowsPerSecond());
    if (now.watermark() == Long.MIN_VALUE || now.watermark() == Long.MAX_VALUE) {
      return line;
    }
    Instant instant = Instant.ofEpochMilli(now.watermark());
    return line + "  watermark " + TIME.format(instant.atOffset(ZoneOffset.UTC));
  }

  private void tick() {
    try {
      for (int i = 1; ; i++) {
        Thread.sleep(EVERY_MILLIS);
        if (i >= FIRST_TICK) {
          show();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void show() {
    Progress now = progress.get();
    if (!closed && now.rowsRead() > 0) {
      err.print(ERASE + text(now));
      err.flush();
      shown = true;
    }
  }
}
