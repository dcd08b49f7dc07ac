package dev.weir.engine.window;

import dev.weir.engine.aggregate.NaiveAggregates;
import dev.weir.engine.operator.Change;
import dev.weir.time.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Windows worked out from the list of all rows, each time the watermark rises. */
final class NaiveWindows {
  private final Window window;
  private final List<Change> rows = new ArrayList<>();
  private final List<Session> sessions = new ArrayList<>();
  private final Map<List<@Nullable Object>, Integer> results = new HashMap<>();
  private long watermark = -1_000_000;

  /** How many rows missed all their windows. */
  int late;

  NaiveWindows(Window window) {
    this.window = window;
  }

  /** A session of a key, with its rows; the end is after the gap. */
  private static final class Session {
    final @Nullable Object key;
    final List<Change> rows = new ArrayList<>();
    long start;
    long end;

    Session(@Nullable Object key, long start, long end) {
      this.key = key;
      this.start = start;
      this.end = end;
    }
  }

  static long time(Change row) {
    return (Long) Objects.requireNonNull(row.values().get(2));
  }

  void feed(List<Change> changes) {
    for (Change change : changes) {
      if (window instanceof Window.Session session) {
        addToSession(change, session.gap());
      } else if (change.retracts()) {
        late += isLate(change) ? 1 : 0;
        rows.remove(Change.of((byte) 0, change.values().toArray()));
      } else {
        late += isLate(change) ? 1 : 0;
        rows.add(change);
      }
    }
  }

  private boolean isLate(Change row) {
    return ends(time(row)).stream().allMatch(end -> end - 1 <= watermark);
  }

  /** The ends of the windows that hold an instant. */
  private List<Long> ends(long time) {
    List<Long> ends = new ArrayList<>();
    for (long end = time + 1; end <= time + 200; end++) {
      if (contains(end, time)) {
        ends.add(end);
      }
    }
    return ends;
  }

  private boolean contains(long end, long time) {
    return switch (window) {
      case Window.Tumble w ->
          Math.floorMod(end - w.offset(), w.size()) == 0 && time >= end - w.size() && time < end;
      case Window.Hop w ->
          Math.floorMod(end - w.offset(), w.slide()) == 0 && time >= end - w.size() && time < end;
      case Window.Cumulate w ->
          Math.floorMod(end - w.offset(), w.step()) == 0 && time >= start(w, end) && time < end;
      case Window.Session _, Window.Attached _ -> throw new IllegalStateException();
    };
  }

  private static long start(Window.Cumulate w, long end) {
    return Window.start(end - 1, w.size(), w.offset());
  }

  private void addToSession(Change row, long gap) {
    Object key = row.values().getFirst();
    long time = time(row);
    Session joined = new Session(key, time, time + gap);
    List<Session> touching =
        sessions.stream()
            .filter(s -> Objects.equals(s.key, key) && s.start <= time + gap && s.end >= time)
            .toList();
    if (touching.isEmpty() && time + gap - 1 <= watermark) {
      late++;
      return;
    }
    for (Session session : touching) {
      joined.start = Math.min(joined.start, session.start);
      joined.end = Math.max(joined.end, session.end);
      joined.rows.addAll(session.rows);
    }
    joined.rows.add(row);
    sessions.removeAll(touching);
    sessions.add(joined);
  }

  void watermark(long millis) {
    for (Session session : List.copyOf(sessions)) {
      if (session.end - 1 <= millis) {
        emit(session.rows, session.start, session.end);
        sessions.remove(session);
      }
    }
    for (long end = watermark + 2; end <= millis + 1 && !isSession(); end++) {
      emitWindow(end);
    }
    watermark = millis;
  }

  private boolean isSession() {
    return window instanceof Window.Session;
  }

  private void emitWindow(long end) {
    long to = end;
    Map<@Nullable Object, List<Change>> groups = new HashMap<>();
    for (Change row : rows) {
      if (contains(to, time(row))) {
        groups.computeIfAbsent(row.values().getFirst(), k -> new ArrayList<>()).add(row);
      }
    }
    long start =
        switch (window) {
          case Window.Tumble w -> end - w.size();
          case Window.Hop w -> end - w.size();
          case Window.Cumulate w -> start(w, end);
          case Window.Session _, Window.Attached _ -> 0;
        };
    groups.values().forEach(members -> emit(members, start, to));
  }

  private void emit(List<Change> members, long start, long end) {
    List<@Nullable Object> row = new ArrayList<>();
    row.add(members.getFirst().values().getFirst());
    row.addAll(NaiveAggregates.results(members));
    row.addAll(List.of(start, end));
    results.merge(row, 1, Integer::sum);
  }

  Map<List<@Nullable Object>, Integer> results() {
    return results;
  }
}
