package dev.weir.flink.function;

import dev.weir.udf.ProcessInstance.Times;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.BitSet;
import org.apache.flink.table.connector.ChangelogMode;
import org.apache.flink.table.functions.ProcessTableFunction.OnTimerContext;
import org.apache.flink.table.functions.ProcessTableFunction.TimeContext;
import org.apache.flink.table.functions.TableSemantics;
import org.jspecify.annotations.Nullable;

/** What a process table function may ask for and do while it is called. */
final class ProcessSurroundings implements OnTimerContext {
  private final ProcessBinding binding;
  private final StateObjects states;
  private final BitSet cleared = new BitSet();
  private @Nullable Times times;
  private @Nullable String timer;

  ProcessSurroundings(ProcessBinding binding, StateObjects states) {
    this.binding = binding;
    this.states = states;
  }

  /** Before a call. */
  void begin(Times of, @Nullable String timerName) {
    times = of;
    timer = timerName;
    cleared.clear();
  }

  /** After a call: forgets what was cleared in it. */
  void end(@Nullable Object[] values) {
    cleared.stream().forEach(i -> values[i] = null);
    times = null;
  }

  private Times times() {
    if (times == null) {
      throw new IllegalStateException("the context can be used during a call only");
    }
    return times;
  }

  @Override
  public <T> TimeContext<T> timeContext(Class<T> type) {
    return new Clock<>(times(), type);
  }

  @Override
  public TableSemantics tableSemanticsFor(String argument) {
    throw new UnsupportedOperationException("Context.tableSemanticsFor is not supported");
  }

  @Override
  public void clearState(String state) {
    int place = states.place(state);
    if (place < 0) {
      throw new IllegalArgumentException("there is no state " + state);
    }
    cleared.set(place);
  }

  @Override
  public void clearAllState() {
    cleared.set(0, states.size());
  }

  @Override
  public void clearAllTimers() {
    times().clearAll();
  }

  @Override
  public void clearAll() {
    clearAllState();
    clearAllTimers();
  }

  @Override
  public ChangelogMode getChangelogMode() {
    return ChangelogMode.insertOnly();
  }

  @Override
  public @Nullable String currentTimer() {
    return timer;
  }

  @Override
  public String toString() {
    return "context of " + binding.code().name();
  }

  /** Event time as objects of a class. */
  private record Clock<T>(Times times, Class<T> type) implements TimeContext<T> {
    Clock {
      if (type != Long.class && type != Instant.class && type != LocalDateTime.class) {
        throw new IllegalArgumentException("no class of time: " + type.getName());
      }
    }

    private @Nullable T object(long millis) {
      if (millis == Times.NONE) {
        return null;
      }
      return type.cast(
          type == Long.class
              ? (Object) millis
              : type == Instant.class
                  ? Instant.ofEpochMilli(millis)
                  : LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC));
    }

    private static long millis(Object time) {
      return switch (time) {
        case Long millis -> millis;
        case Instant instant -> instant.toEpochMilli();
        case LocalDateTime local -> local.toInstant(ZoneOffset.UTC).toEpochMilli();
        default -> throw new IllegalArgumentException("no time: " + time);
      };
    }

    @Override
    public @Nullable T time() {
      return object(times.time());
    }

    @Override
    public @Nullable T tableWatermark() {
      return object(times.watermark());
    }

    @Override
    public @Nullable T currentWatermark() {
      return object(times.watermark());
    }

    @Override
    public void registerOnTime(String name, T time) {
      times.register(name, millis(time));
    }

    @Override
    public void registerOnTime(T time) {
      times.register(null, millis(time));
    }

    @Override
    public void clearTimer(String name) {
      times.clear(name);
    }

    @Override
    public void clearTimer(T time) {
      times.clear(millis(time));
    }

    @Override
    public void clearAllTimers() {
      times.clearAll();
    }
  }
}
