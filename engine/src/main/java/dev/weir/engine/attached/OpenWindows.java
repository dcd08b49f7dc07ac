package dev.weir.engine.attached;

import dev.weir.engine.operator.TaskContext;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateWriter;
import dev.weir.engine.window.WallClock;
import dev.weir.time.Watermark;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** The windows that hold rows and that the watermark has not closed, each with what is kept. */
final class OpenWindows<T> {
  private final WallClock clock;
  private final Supplier<T> maker;
  private final List<T> windows = new ArrayList<>();
  private long[] ends = {};

  /** In wall clock milliseconds: windows that end up to one later have closed. */
  private long watermark = Watermark.NONE;

  private boolean restored;

  OpenWindows(boolean local, TaskContext context, Supplier<T> maker) {
    this.clock = WallClock.of(local, context.zone());
    this.maker = maker;
  }

  WallClock clock() {
    return clock;
  }

  int size() {
    return windows.size();
  }

  /** Whether the window has been emitted, so that its rows are late. */
  boolean isClosed(long end) {
    return end - 1 <= watermark;
  }

  /** The window that ends then, made if it is new. */
  T at(long end) {
    int size = windows.size();
    int place = Arrays.binarySearch(ends, 0, size, end);
    if (place >= 0) {
      return windows.get(place);
    }
    int at = -place - 1;
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, Math.max(4, 2 * size));
    }
    System.arraycopy(ends, at, ends, at + 1, size - at);
    ends[at] = end;
    T made = maker.get();
    windows.add(at, made);
    return made;
  }

  /** Moves the watermark on. Returns the windows that this closes, the earliest first. */
  List<T> close(long millis) {
    watermark = Math.max(watermark, clock.wallWatermark(millis));
    int count = 0;
    while (count < windows.size() && isClosed(ends[count])) {
      count++;
    }
    if (count == 0) {
      return List.of();
    }
    List<T> first = windows.subList(0, count);
    List<T> closed = List.copyOf(first);
    first.clear();
    System.arraycopy(ends, count, ends, 0, windows.size());
    return closed;
  }

  /** What writes or reads one window. */
  @FunctionalInterface
  interface Each<T> {
    void accept(T window);
  }

  void write(StateWriter out, Each<T> writer) {
    out.writeLong(watermark);
    out.writeLong(windows.size());
    for (int i = 0; i < windows.size(); i++) {
      out.writeLong(ends[i]);
      writer.accept(windows.get(i));
    }
  }

  /** Reads what was written; after a change of parallelism, the lowest watermark counts. */
  void read(StateReader in, Each<T> reader) {
    long written = in.readLong();
    watermark = restored ? Math.min(watermark, written) : written;
    restored = true;
    long count = in.readLong();
    for (long i = 0; i < count; i++) {
      reader.accept(at(in.readLong()));
    }
  }
}
