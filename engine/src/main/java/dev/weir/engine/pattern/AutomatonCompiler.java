package dev.weir.engine.pattern;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.plan.RowPattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns a row pattern into an {@link Automaton}.
 *
 * <p>First the pattern becomes a graph of steps, built from its end: a step either takes a row or
 * chooses between others, preferred ones first (Thompson's construction). Quantifiers are written
 * out, so {@code A{3}} has three states. Then for each state the steps that take the next row are
 * found by following choices in order of preference; what comes after the end of the match is less
 * preferred than the match and is left out.
 *
 * <p>A repetition without rows would never end; beyond the least number it does not count. So on
 * the way from one row to the next, no repetition that was begun is ended.
 */
final class AutomatonCompiler {
  /** The most places in a pattern that take a row, once quantifiers are written out. */
  static final int MOST_STATES = 20_000;

  /** The most ways from one state to another. */
  static final int MOST_TARGETS = 1_000_000;

  /** The most parts of PERMUTE: there are two to that power of states. */
  static final int MOST_PERMUTED = 10;

  private final List<Step.Take> takes = new ArrayList<>();
  private int loops;
  private int targetCount;

  private AutomatonCompiler() {}

  /** A step of the graph; identity counts. */
  private sealed interface Step {

    /** Takes a row. */
    final class Take implements Step {
      final int variable;
      final boolean excluded;
      final int state;
      final Step next;

      Take(int variable, boolean excluded, int state, Step next) {
        this.variable = variable;
        this.excluded = excluded;
        this.state = state;
        this.next = next;
      }
    }

    /** Goes on with one of several steps. */
    final class Choice implements Step {
      final List<Step> steps = new ArrayList<>();
    }

    /** Goes on if that holds. */
    final class Guard implements Step {
      final Kind kind;

      /** The repetition or the variable that it is about. */
      final int subject;

      final Step next;

      Guard(Kind kind, int subject, Step next) {
        this.kind = kind;
        this.subject = subject;
        this.next = next;
      }
    }

    /** The match is complete. */
    final class Match implements Step {}
  }

  private enum Kind {
    PARTITION_START,
    PARTITION_END,
    NOT_NEXT,
    REPETITION_BEGINS,
    REPETITION_ENDS
  }

  static Automaton compile(RowPattern pattern) {
    return new AutomatonCompiler().automaton(pattern);
  }

  private Automaton automaton(RowPattern pattern) {
    Step entry = steps(pattern, new Step.Match(), false);
    int size = Automaton.FIRST + takes.size();
    int[] variables = new int[size];
    boolean[] excluded = new boolean[size];
    List<Automaton.Exits> exits = new ArrayList<>();
    for (int state = 0; state < size; state++) {
      Step from = entry;
      if (state >= Automaton.FIRST) {
        Step.Take take = takes.get(state - Automaton.FIRST);
        variables[state] = take.variable;
        excluded[state] = take.excluded;
        from = take.next;
      }
      Closure closure = new Closure(state == Automaton.BEGIN_OF_PARTITION);
      closure.follow(from, Closure.Way.START);
      exits.add(
          new Automaton.Exits(
              closure.targets.stream().map(Closure.Target::state).toList(),
              closure.targets.stream().map(Closure.Target::forbidden).toList(),
              closure.matched));
      targetCount += closure.targets.size();
      if (targetCount > MOST_TARGETS) {
        throw tooLarge();
      }
    }
    return new Automaton(variables, excluded, exits, pattern instanceof RowPattern.Earliest);
  }

  /** The pattern followed by {@code next}. */
  private Step steps(RowPattern pattern, Step next, boolean excluded) {
    return switch (pattern) {
      case RowPattern.Variable(int number) -> take(number, next, excluded);
      case RowPattern.Concatenation(List<RowPattern> parts) -> {
        Step first = next;
        for (RowPattern part : parts.reversed()) {
          first = steps(part, first, excluded);
        }
        yield first;
      }
      case RowPattern.Alternation(List<RowPattern> parts) -> {
        Step.Choice choice = new Step.Choice();
        parts.forEach(part -> choice.steps.add(steps(part, next, excluded)));
        yield choice;
      }
      case RowPattern.Quantified quantified -> quantified(quantified, next, excluded);
      case RowPattern.Permutation(List<RowPattern> parts) -> permutation(parts, next, excluded);
      case RowPattern.Exclusion(RowPattern part) -> steps(part, next, true);
      case RowPattern.PartitionStart _ -> new Step.Guard(Kind.PARTITION_START, 0, next);
      case RowPattern.PartitionEnd _ -> new Step.Guard(Kind.PARTITION_END, 0, next);
      case RowPattern.Empty _ -> next;
      case RowPattern.NotNext(int variable) -> new Step.Guard(Kind.NOT_NEXT, variable, next);
      case RowPattern.Earliest(RowPattern part) -> steps(part, next, excluded);
    };
  }

  private Step take(int variable, Step next, boolean excluded) {
    if (takes.size() == MOST_STATES) {
      throw tooLarge();
    }
    Step.Take take = new Step.Take(variable, excluded, Automaton.FIRST + takes.size(), next);
    takes.add(take);
    return take;
  }

  private Step quantified(RowPattern.Quantified quantified, Step next, boolean excluded) {
    Step first = next;
    if (quantified.most() == RowPattern.Quantified.UNLIMITED) {
      Step.Choice loop = new Step.Choice();
      choose(loop, repetition(quantified.part(), loop, excluded), next, quantified.reluctant());
      first = loop;
    } else {
      for (int i = quantified.least(); i < quantified.most(); i++) {
        Step.Choice optional = new Step.Choice();
        Step more = repetition(quantified.part(), first, excluded);
        choose(optional, more, next, quantified.reluctant());
        first = optional;
      }
    }
    for (int i = 0; i < quantified.least(); i++) {
      first = steps(quantified.part(), first, excluded);
    }
    return first;
  }

  private static void choose(Step.Choice choice, Step more, Step enough, boolean reluctant) {
    choice.steps.add(reluctant ? enough : more);
    choice.steps.add(reluctant ? more : enough);
  }

  /** The part once more, which has to take a row. */
  private Step repetition(RowPattern part, Step next, boolean excluded) {
    if (!matchesEmpty(part)) {
      return steps(part, next, excluded);
    }
    int loop = loops++;
    Step end = new Step.Guard(Kind.REPETITION_ENDS, loop, next);
    return new Step.Guard(Kind.REPETITION_BEGINS, loop, steps(part, end, excluded));
  }

  /** A choice of the first part, then of the next among those left; equal rests are shared. */
  private Step permutation(List<RowPattern> parts, Step next, boolean excluded) {
    if (parts.size() > MOST_PERMUTED) {
      throw new WeirException(
          ErrorCode.LIMIT_EXCEEDED,
          "PERMUTE of " + parts.size() + " parts; " + MOST_PERMUTED + " are the most");
    }
    Map<Integer, Step> rests = new HashMap<>();
    rests.put(0, next);
    int all = (1 << parts.size()) - 1;
    for (int left = 1; left <= all; left++) {
      Step.Choice choice = new Step.Choice();
      for (int i = 0; i < parts.size(); i++) {
        if ((left >>> i & 1) != 0) {
          Step rest = rests.getOrDefault(left & ~(1 << i), next);
          choice.steps.add(steps(parts.get(i), rest, excluded));
        }
      }
      rests.put(left, choice);
    }
    return rests.getOrDefault(all, next);
  }

  private static boolean matchesEmpty(RowPattern pattern) {
    return switch (pattern) {
      case RowPattern.Variable _ -> false;
      case RowPattern.Concatenation(List<RowPattern> parts) ->
          parts.stream().allMatch(AutomatonCompiler::matchesEmpty);
      case RowPattern.Alternation(List<RowPattern> parts) ->
          parts.stream().anyMatch(AutomatonCompiler::matchesEmpty);
      case RowPattern.Quantified(var part, int least, _, _) -> least == 0 || matchesEmpty(part);
      case RowPattern.Permutation(List<RowPattern> parts) ->
          parts.stream().allMatch(AutomatonCompiler::matchesEmpty);
      case RowPattern.Exclusion(RowPattern part) -> matchesEmpty(part);
      case RowPattern.Earliest(RowPattern part) -> matchesEmpty(part);
      case RowPattern.PartitionStart _,
          RowPattern.PartitionEnd _,
          RowPattern.NotNext _,
          RowPattern.Empty _ ->
          true;
    };
  }

  private static WeirException tooLarge() {
    return new WeirException(
            ErrorCode.LIMIT_EXCEEDED,
            "the pattern has more than "
                + MOST_STATES
                + " states once its quantifiers are written"
                + " out")
        .withHint("Use smaller numbers in quantifiers, or * and + with WITHIN.");
  }

  /** The states that can follow a step, in order of preference. */
  private static final class Closure {
    final List<Target> targets = new ArrayList<>();
    boolean matched;
    private final boolean startOfPartition;
    private final Set<Target> found = new HashSet<>();
    private final Set<Visit> visits = new HashSet<>();

    Closure(boolean startOfPartition) {
      this.startOfPartition = startOfPartition;
    }

    /** A state, and the variables that must not be able to have the row it takes. */
    private record Target(int state, long forbidden) {}

    /**
     * What was passed since the last row: a {@code $}, the beginnings of repetitions, and variables
     * that the next row must not be able to have.
     */
    private record Way(boolean end, Set<Integer> begun, long forbidden) {
      static final Way START = new Way(false, Set.of(), 0);

      Way begin(int loop) {
        Set<Integer> more = new HashSet<>(begun);
        more.add(loop);
        return new Way(end, Set.copyOf(more), forbidden);
      }

      Way toEnd() {
        return new Way(true, begun, forbidden);
      }

      Way without(int variable) {
        return new Way(end, begun, forbidden | 1L << variable);
      }
    }

    private record Visit(Step step, Way way) {}

    void follow(Step step, Way way) {
      if (matched || !visits.add(new Visit(step, way))) {
        return;
      }
      switch (step) {
        case Step.Take take -> {
          if (!way.end) {
            add(take.state, way);
          }
        }
        case Step.Choice choice -> choice.steps.forEach(next -> follow(next, way));
        case Step.Guard guard -> pass(guard, way);
        case Step.Match _ -> {
          if (way.end) {
            add(Automaton.END_OF_PARTITION, way);
          } else {
            matched = true;
          }
        }
      }
    }

    private void pass(Step.Guard guard, Way way) {
      switch (guard.kind) {
        case PARTITION_START -> {
          if (startOfPartition) {
            follow(guard.next, way);
          }
        }
        case PARTITION_END -> follow(guard.next, way.toEnd());
        case NOT_NEXT -> follow(guard.next, way.without(guard.subject));
        case REPETITION_BEGINS -> follow(guard.next, way.begin(guard.subject));
        case REPETITION_ENDS -> {
          if (!way.begun.contains(guard.subject)) {
            follow(guard.next, way);
          }
        }
      }
    }

    private void add(int state, Way way) {
      Target target = new Target(state, way.forbidden);
      if (found.add(target)) {
        targets.add(target);
      }
    }
  }
}
