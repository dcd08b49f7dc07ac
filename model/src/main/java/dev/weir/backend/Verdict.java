package dev.weir.backend;

import java.util.List;

/** What came out of running a statement here and on another engine. */
public sealed interface Verdict {
  /** Whether this speaks against one of the engines. */
  boolean differs();

  /** A statement without rows worked on both sides. */
  record Done() implements Verdict {
    @Override
    public boolean differs() {
      return false;
    }
  }

  /** The same rows; {@code note} says what of them was not compared, or is empty. */
  record Equal(long rows, String note) implements Verdict {
    @Override
    public boolean differs() {
      return false;
    }
  }

  /**
   * Columns that differ in name or type, and rows that only one side has. If there are none of
   * these, the same rows came in another order.
   */
  record Different(
      List<String> columns, List<String> onlyHere, List<String> onlyThere, long rowsInCommon)
      implements Verdict {
    public Different {
      columns = List.copyOf(columns);
      onlyHere = List.copyOf(onlyHere);
      onlyThere = List.copyOf(onlyThere);
    }

    @Override
    public boolean differs() {
      return true;
    }
  }

  /** Both refuse it, or fail while they run it. */
  record BothRefuse(String here, String there) implements Verdict {
    @Override
    public boolean differs() {
      return false;
    }
  }

  /** Only Weir refuses it. */
  record OnlyHereRefuses(String error) implements Verdict {
    @Override
    public boolean differs() {
      return true;
    }
  }

  /** Only the other engine refuses it. */
  record OnlyThereRefuses(String error) implements Verdict {
    @Override
    public boolean differs() {
      return true;
    }
  }

  /** It can't be compared, and why. */
  record NotCompared(String reason) implements Verdict {
    @Override
    public boolean differs() {
      return false;
    }
  }
}
