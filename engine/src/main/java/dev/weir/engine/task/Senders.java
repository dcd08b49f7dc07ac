package dev.weir.engine.task;

import dev.weir.time.Watermark;
import java.util.Arrays;

/**
 * What the senders of a gate said of event time. The watermark is the lowest of those that take
 * part. A sender that is idle does not, until it has rows again and its watermark has caught up
 * with that of the others; when all are idle, the highest counts.
 */
final class Senders {
  private enum State {
    TAKES_PART,
    /** It was idle, and the watermark has gone past its own. */
    BEHIND,
    IDLE,
    ENDED
  }

  private State[] states = {};
  private int[] inputs = {};

  /** By sender: its watermark, or the end if its input has no say in the time. */
  private long[] marks = {};

  private int live;

  /** A new sender's number; it sends to that input, which may have no say in the time. */
  int add(int input, boolean hasTime) {
    int sender = states.length;
    states = Arrays.copyOf(states, sender + 1);
    states[sender] = State.TAKES_PART;
    marks = Arrays.copyOf(marks, sender + 1);
    marks[sender] = hasTime ? Watermark.NONE : Watermark.END;
    inputs = Arrays.copyOf(inputs, sender + 1);
    inputs[sender] = input;
    live++;
    return sender;
  }

  /** How many have not ended. */
  int live() {
    return live;
  }

  boolean isOver(int sender) {
    return states[sender] == State.ENDED;
  }

  /** The input that a sender sends to. */
  int input(int sender) {
    return inputs[sender];
  }

  /** Whether all senders of an input have ended. */
  boolean hasEnded(int input) {
    for (int sender = 0; sender < states.length; sender++) {
      if (inputs[sender] == input && states[sender] != State.ENDED) {
        return false;
      }
    }
    return true;
  }

  /** Notes a sender's watermark; {@code present} is that of all. Whether it is news. */
  boolean raise(int sender, long millis, long present) {
    if (millis <= marks[sender]) {
      return false;
    }
    marks[sender] = millis;
    if (states[sender] == State.BEHIND && millis >= present) {
      states[sender] = State.TAKES_PART;
    }
    return true;
  }

  /** Notes that a sender is idle or not any more; {@code present} is the watermark of all. */
  void idle(int sender, boolean now, long present) {
    if (states[sender] == State.ENDED) {
      return;
    }
    if (now) {
      states[sender] = State.IDLE;
    } else if (states[sender] == State.IDLE) {
      states[sender] = marks[sender] < present ? State.BEHIND : State.TAKES_PART;
    }
  }

  void end(int sender) {
    marks[sender] = Watermark.END;
    states[sender] = State.ENDED;
    live--;
  }

  /** Whether all that have more to say of event time are idle, and there are such. */
  boolean allIdle() {
    boolean any = false;
    for (int i = 0; i < states.length; i++) {
      if (marks[i] != Watermark.END) {
        if (states[i] != State.IDLE) {
          return false;
        }
        any = true;
      }
    }
    return any;
  }

  /** The watermark of all, where {@code present} is the one that was told before. */
  long watermark(long present) {
    long lowest = Watermark.END;
    long highestIdle = Watermark.NONE;
    boolean takesPart = false;
    boolean behind = false;
    boolean idle = false;
    for (int i = 0; i < states.length; i++) {
      long mark = marks[i];
      if (mark == Watermark.END) {
        continue;
      }
      switch (states[i]) {
        case TAKES_PART -> {
          takesPart = true;
          lowest = Math.min(lowest, mark);
        }
        case BEHIND -> behind = true;
        case IDLE -> {
          idle = true;
          highestIdle = Math.max(highestIdle, mark);
        }
        case ENDED -> {}
      }
    }
    if (takesPart) {
      return lowest;
    }
    return behind ? present : idle ? highestIdle : Watermark.END;
  }
}
