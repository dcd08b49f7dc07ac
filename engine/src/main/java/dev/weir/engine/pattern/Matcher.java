package dev.weir.engine.pattern;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.plan.MatchRows;
import dev.weir.plan.MatchSkip;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Searches a partition for matches, as far as its rows are known.
 *
 * <p>A search begins at a row and follows all ways through the pattern at once, a run for each,
 * preferred ones first; a row moves every run on. A run that comes to a state where a preferred run
 * is already, with nothing to tell their futures apart, is dropped. So a row costs at most as many
 * steps as the pattern has states, whatever its quantifiers, unless conditions look back at the
 * match. A run that completes the match ends all runs that are less preferred; when no run is left,
 * the last match found is the answer, and the search goes on where AFTER MATCH says, reading again
 * the rows from there.
 *
 * <p>If rows alone decide conditions and a match is skipped whole, a search does not have to fail
 * before the next begins: runs of all beginnings are kept in one list, earlier beginnings
 * preferred. Then no row is read twice for want of a match.
 */
final class Matcher {
  /** The most runs at a time in a partition. */
  static final int MOST_RUNS = 10_000;

  private static final int[] NO_GROUPS = {};

  private final MatchPlan plan;
  private final Automaton automaton;
  private final RunTests tests;
  private final RunAggregates aggregates;
  private final MatchReceiver receiver;
  private final RowTimes times;
  private final long firstVariables;
  private final boolean countsAggregates;
  private final boolean marksDecide;
  private final boolean tellsUnmatched;
  private final boolean timed;
  private final boolean rowsDecide;
  private final boolean sharesRows;

  /** The step in which a run last came to a state. */
  private final long[] reached;

  private long step;
  private @Nullable Path[] runs = new Path[16];
  private int[][] groups = new int[16][];
  private int runCount;
  private long work;

  Matcher(
      MatchPlan plan,
      RunTests tests,
      RunAggregates aggregates,
      RowTimes times,
      MatchReceiver receiver) {
    this.plan = plan;
    this.automaton = plan.automaton();
    this.tests = tests;
    this.aggregates = aggregates;
    this.times = times;
    this.receiver = receiver;
    this.firstVariables = automaton.firstVariables();
    this.countsAggregates = aggregates.count() > 0;
    this.marksDecide = plan.marksDecide();
    this.tellsUnmatched = plan.node().result().rows() == MatchRows.ALL_WITH_UNMATCHED;
    this.timed = plan.isTimed();
    this.rowsDecide = plan.rowsDecide();
    this.sharesRows = plan.sharesRows();
    this.reached = new long[automaton.size()];
  }

  /** How many times a run was offered a row; what the speed of a search comes from. */
  long work() {
    return work;
  }

  /** Goes on as far as the known rows allow; {@code atEnd}: there will be no more. */
  void advance(PartitionState partition, boolean atEnd) {
    while (partition.searching || begin(partition)) {
      while (partition.runCount > 0 && partition.next < partition.known) {
        take(partition);
      }
      if (partition.runCount > 0) {
        if (!atEnd) {
          keepLatestStart(partition);
          return;
        }
        if (automaton.takesEarliest() && !timed) {
          giveUp(partition);
          return;
        }
        endOfPartition(partition);
      }
      resolve(partition);
    }
  }

  /** Gives up the runs that no row after the watermark can complete in time. */
  void expire(PartitionState partition, long watermark) {
    Path first = partition.runs[0];
    if (!partition.searching || partition.runCount == 0 || first == null) {
      return;
    }
    if (watermark - times.of(partition, first.first.row) + 1 >= plan.within()) {
      dropRuns(partition, 0);
      resolve(partition);
      advance(partition, false);
    }
  }

  /**
   * Ends a search that the end of the input leaves open, and all after it: as in Flink, later
   * matches wait for the decision on earlier ones, which never comes.
   */
  private void giveUp(PartitionState partition) {
    dropRuns(partition, 0);
    partition.searching = false;
    partition.matched = false;
    partition.best = null;
    partition.start = partition.end();
  }

  private boolean begin(PartitionState partition) {
    while (partition.start < partition.known) {
      long row = partition.start;
      int state = row == 0 ? Automaton.BEGIN_OF_PARTITION : Automaton.BEGIN;
      if (automaton.ends()[state] || (partition.bits(row) & firstVariables) != 0) {
        partition.searching = true;
        partition.next = row;
        partition.matched = automaton.ends()[state];
        partition.best = null;
        partition.reserveRuns(1);
        partition.runs[0] = null;
        partition.runCount = automaton.targets()[state].length == 0 ? 0 : 1;
        return true;
      }
      unmatched(partition, row + 1);
    }
    return false;
  }

  /** Offers the next row to all runs. */
  private void take(PartitionState partition) {
    long row = partition.next++;
    if (timed && row > partition.start && isTooLate(partition, row)) {
      dropRuns(partition, 0);
      return;
    }
    step++;
    runCount = 0;
    boolean complete = false;
    for (int i = 0; i < partition.runCount && !complete; i++) {
      int[] held = countsAggregates && partition.runs[i] != null ? partition.aggregates[i] : null;
      complete = offer(partition, partition.runs[i], held, row);
    }
    if (sharesRows
        && !partition.matched
        && row > partition.start
        && (partition.bits(row) & firstVariables) != 0) {
      offer(partition, null, null, row);
    }
    if (partition.runCount == 1 && runCount == 1 && !countsAggregates) {
      partition.runs[0] = runs[0];
      runs[0] = null;
      return;
    }
    dropRuns(partition, 0);
    partition.reserveRuns(runCount);
    System.arraycopy(runs, 0, partition.runs, 0, runCount);
    Arrays.fill(runs, 0, runCount, null);
    partition.runCount = runCount;
    if (countsAggregates) {
      partition.aggregates = Arrays.copyOf(groups, runCount);
    }
  }

  /**
   * Whether a row comes too late for the present search, whose runs have all begun at its first
   * row: those of several beginnings are not searched together if time is limited.
   */
  private boolean isTooLate(PartitionState partition, long row) {
    if (partition.limited != partition.start) {
      partition.limited = partition.start;
      partition.limit = times.of(partition, partition.start) + plan.within();
    }
    return times.of(partition, row) >= partition.limit;
  }

  /** Moves a run on to all states that take the row; true if the match is complete. */
  private boolean offer(
      PartitionState partition, @Nullable Path run, int @Nullable [] held, long row) {
    int state = row == 0 ? Automaton.BEGIN_OF_PARTITION : Automaton.BEGIN;
    if (run != null) {
      state = run.state;
    }
    long bits = partition.bits(row);
    int[] targets = automaton.targets()[state];
    for (int i = 0; i < targets.length; i++) {
      int target = targets[i];
      work++;
      if (target == Automaton.END_OF_PARTITION
          || (bits >>> automaton.variables()[target] & 1) == 0
          || rowsDecide && reached[target] == step) {
        continue;
      }
      long forbidden = automaton.forbidden()[state][i] & bits;
      if (forbidden != 0 && canHave(partition, run, held, forbidden)) {
        continue;
      }
      if (enter(partition, run, held, target)) {
        return true;
      }
    }
    return false;
  }

  /** Whether one of the variables can have the row that a run is offered. */
  private boolean canHave(
      PartitionState partition, @Nullable Path run, int @Nullable [] held, long variables) {
    long row = partition.next - 1;
    for (long left = variables; left != 0; left &= left - 1) {
      int variable = Long.numberOfTrailingZeros(left);
      if (!tests.asks(variable)) {
        return true;
      }
      int[] with = countsAggregates ? joined(partition, held, variable) : NO_GROUPS;
      boolean passes = tests.passes(new RunTests.Question(partition, run, row, variable), with);
      release(with);
      if (passes) {
        return true;
      }
    }
    return false;
  }

  /** The aggregates of a run with the row that it is offered. */
  private int[] joined(PartitionState partition, int @Nullable [] held, int variable) {
    int slot = partition.slot(partition.next - 1);
    return aggregates.next(held, new MatchAggregate.Joining(slot, variable, partition.matches + 1));
  }

  /** Lets the run take its row in a state if its condition holds; true if that completes it. */
  private boolean enter(
      PartitionState partition, @Nullable Path run, int @Nullable [] held, int target) {
    long row = partition.next - 1;
    int variable = automaton.variables()[target];
    int[] with = countsAggregates ? joined(partition, held, variable) : NO_GROUPS;
    if (tests.asks(variable)
        && !tests.passes(new RunTests.Question(partition, run, row, variable), with)) {
      release(with);
      return false;
    }
    Path taken =
        plan.history().isEmpty()
            ? new Path(run, target, row)
            : new Path(run, target, row, plan.history());
    if (reached[target] == step && isRepeated(taken)) {
      release(with);
      return false;
    }
    reached[target] = step;
    if (automaton.targets()[target].length > 0) {
      add(taken, with);
    } else {
      release(with);
    }
    if (automaton.ends()[target]) {
      partition.matched = true;
      partition.best = taken;
      if (automaton.takesEarliest()) {
        dropFrom(taken.first.row);
      }
      return true;
    }
    return false;
  }

  /** Drops the runs moved on so far that began at a row; those that began before are first. */
  private void dropFrom(long row) {
    while (runCount > 0) {
      Path last = runs[runCount - 1];
      if (last != null && last.first.row < row) {
        return;
      }
      runCount--;
      runs[runCount] = null;
      release(groups[runCount]);
    }
  }

  private void release(int[] held) {
    if (countsAggregates) {
      aggregates.release(held);
    }
  }

  /** Whether a preferred run is in the same state with the same past, as far as it counts. */
  private boolean isRepeated(Path taken) {
    for (int i = 0; i < runCount && marksDecide; i++) {
      Path other = runs[i];
      if (other != null && other.state == taken.state && plan.history().same(other, taken)) {
        return true;
      }
    }
    return false;
  }

  private void add(Path taken, int[] held) {
    if (runCount == MOST_RUNS) {
      throw new WeirException(
              ErrorCode.LIMIT_EXCEEDED,
              "the pattern can go on in more than " + MOST_RUNS + " ways at once")
          .withHint(
              "Make the conditions of its variables exclude each other, or let them look at the"
                  + " present row only.");
    }
    if (runCount == runs.length) {
      runs = Arrays.copyOf(runs, 2 * runCount);
      groups = Arrays.copyOf(groups, 2 * runCount);
    }
    groups[runCount] = held;
    runs[runCount++] = taken;
  }

  private void dropRuns(PartitionState partition, int from) {
    for (int i = from; i < partition.runCount; i++) {
      if (countsAggregates && partition.runs[i] != null) {
        aggregates.release(partition.aggregates[i]);
      }
      partition.runs[i] = null;
    }
    partition.runCount = from;
  }

  /** Where beginnings share rows, the first of them may have failed: its rows are done with. */
  private void keepLatestStart(PartitionState partition) {
    Path first = partition.runs[0];
    if (sharesRows && !partition.matched && first != null) {
      unmatched(partition, first.first.row);
    }
  }

  private void endOfPartition(PartitionState partition) {
    for (int i = 0; i < partition.runCount; i++) {
      Path run = partition.runs[i];
      if (run != null && waitsForEnd(run.state)) {
        partition.matched = true;
        partition.best = run;
        break;
      }
    }
    dropRuns(partition, 0);
  }

  private boolean waitsForEnd(int state) {
    for (int target : automaton.targets()[state]) {
      if (target == Automaton.END_OF_PARTITION) {
        return true;
      }
    }
    return false;
  }

  /** Ends a search of which no run is left. */
  private void resolve(PartitionState partition) {
    partition.searching = false;
    Path best = partition.best;
    partition.best = null;
    if (!partition.matched) {
      long failed = sharesRows ? partition.next : 0;
      unmatched(partition, Math.max(failed, partition.start + 1));
      return;
    }
    partition.matched = false;
    partition.matches++;
    if (best == null) {
      receiver.empty(partition, partition.start);
      partition.start++;
      partition.covered = Math.max(partition.covered, partition.start);
      return;
    }
    unmatched(partition, best.first.row);
    receiver.match(partition, best);
    partition.covered = Math.max(partition.covered, best.row + 1);
    partition.start = after(best);
  }

  /** Moves the beginning on; no match begins at the rows up to there. */
  private void unmatched(PartitionState partition, long to) {
    if (!tellsUnmatched) {
      partition.start = Math.max(partition.start, to);
      return;
    }
    for (; partition.start < to; partition.start++) {
      if (partition.start >= partition.covered) {
        receiver.unmatched(partition, partition.start);
      }
    }
  }

  private long after(Path match) {
    return switch (plan.skip()) {
      case MatchSkip.PastLastRow _ -> match.row + 1;
      case MatchSkip.ToNextRow _ -> match.first.row + 1;
      case MatchSkip.ToVariable variable -> rowOf(variable, match);
    };
  }

  private long rowOf(MatchSkip.ToVariable variable, Path match) {
    long set = History.bits(variable.variables());
    long found = -1;
    for (Path path = match; path != null; path = path.previous) {
      if ((set >>> automaton.variables()[path.state] & 1) != 0) {
        found = path.row;
        if (!variable.first()) {
          break;
        }
      }
    }
    if (found > match.first.row) {
      return found;
    }
    throw new WeirException(
            ErrorCode.INVALID_ARGUMENT,
            found < 0
                ? "AFTER MATCH SKIP TO \"" + variable.name() + "\": a match has no such row"
                : "AFTER MATCH SKIP TO \""
                    + variable.name()
                    + "\" leads back to the first row of a match")
        .withHint("Skip to a variable that is in every match, and not at its start.");
  }
}
