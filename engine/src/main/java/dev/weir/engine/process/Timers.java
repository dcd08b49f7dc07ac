package dev.weir.engine.process;

import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The timers of all partitions: named ones, and for each time at most one without a name. */
final class Timers {
  private final Map<Integer, Set> sets = new HashMap<>();
  private final PriorityQueue<Timer> queue = new PriorityQueue<>();
  private long made;

  /** A timer that is due at a time, if it has not been taken away by then. */
  record Timer(long millis, long number, int partition, @Nullable String name)
      implements Comparable<Timer> {
    @Override
    public int compareTo(Timer other) {
      int order = Long.compare(millis, other.millis);
      return order != 0 ? order : Long.compare(number, other.number);
    }
  }

  /** The timers of one partition. */
  private static final class Set {
    final Map<String, Timer> named = new HashMap<>();
    final TreeSet<Long> unnamed = new TreeSet<>();

    boolean isEmpty() {
      return named.isEmpty() && unnamed.isEmpty();
    }
  }

  void register(int partition, @Nullable String name, long millis) {
    Set set = sets.computeIfAbsent(partition, _ -> new Set());
    if (name == null && !set.unnamed.add(millis)) {
      return;
    }
    Timer timer = new Timer(millis, made++, partition, name);
    if (name != null) {
      set.named.put(name, timer);
    }
    queue.add(timer);
  }

  void clear(int partition, String name) {
    Set set = sets.get(partition);
    if (set != null) {
      set.named.remove(name);
      dropIfEmpty(partition, set);
    }
  }

  void clear(int partition, long millis) {
    Set set = sets.get(partition);
    if (set != null) {
      set.unnamed.remove(millis);
      dropIfEmpty(partition, set);
    }
  }

  void clearAll(int partition) {
    sets.remove(partition);
  }

  boolean has(int partition) {
    return sets.containsKey(partition);
  }

  /** Takes out the next timer that is due by then, or null. */
  @Nullable Timer poll(long millis) {
    while (!queue.isEmpty() && queue.peek().millis() <= millis) {
      Timer timer = queue.remove();
      Set set = sets.get(timer.partition());
      if (set != null && takes(set, timer)) {
        dropIfEmpty(timer.partition(), set);
        return timer;
      }
    }
    return null;
  }

  private static boolean takes(Set set, Timer timer) {
    String name = timer.name();
    return name == null ? set.unnamed.remove(timer.millis()) : set.named.remove(name, timer);
  }

  private void dropIfEmpty(int partition, Set set) {
    if (set.isEmpty()) {
      sets.remove(partition);
    }
  }

  /** Writes the timers of these partitions, in the order in which they are due. */
  void write(StateWriter out, int[] partitions) {
    Map<Integer, Integer> places = new HashMap<>();
    for (int i = 0; i < partitions.length; i++) {
      places.put(partitions[i], i);
    }
    List<Timer> live = new ArrayList<>();
    for (Timer timer : queue) {
      Set set = sets.get(timer.partition());
      if (set != null && isSet(set, timer)) {
        live.add(timer);
      }
    }
    live.sort(null);
    out.writeLong(live.size());
    for (Timer timer : live) {
      out.writeLong(Objects.requireNonNull(places.get(timer.partition())));
      out.writeLong(timer.millis());
      out.writeLong(timer.name() == null ? 0 : 1);
      out.writeText(timer.name() == null ? "" : timer.name());
    }
  }

  private static boolean isSet(Set set, Timer timer) {
    return timer.name() == null
        ? set.unnamed.contains(timer.millis())
        : timer.equals(set.named.get(timer.name()));
  }

  /** Reads timers of as many partitions; -1 are not wanted. */
  void read(StateReader in, int[] partitions) {
    long count = in.readLong();
    for (long i = 0; i < count; i++) {
      int partition = partitions[Math.toIntExact(in.readLong())];
      long millis = in.readLong();
      boolean named = in.readLong() == 1;
      String name = in.readText();
      if (partition >= 0) {
        register(partition, named ? name : null, millis);
      }
    }
  }
}
