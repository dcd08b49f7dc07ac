package dev.weir.engine.task;

import dev.weir.connector.LiveSource;
import dev.weir.engine.exchange.CombinedInlet;
import dev.weir.engine.exchange.Inbox;
import dev.weir.engine.exchange.Inlet;
import dev.weir.engine.exchange.Lane;
import dev.weir.engine.exchange.Scatter;
import dev.weir.engine.graph.GraphNode;
import dev.weir.engine.graph.GraphNode.OperatorNode;
import dev.weir.engine.graph.GraphNode.SourceNode;
import dev.weir.engine.graph.JobGraph;
import dev.weir.engine.graph.Spread;
import dev.weir.engine.graph.Spread.Way;
import dev.weir.engine.operator.Combiner;
import dev.weir.engine.operator.Combining;
import dev.weir.engine.operator.OpenSplits;
import dev.weir.type.RowType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts a job's tasks together: gates and drivers from the last node to the first, since a processor
 * is given its output when it is made, and the lanes between tasks.
 */
final class Assembly {
  /** An edge that needs an exchange, from one task to another. */
  private record Leg(int producer, JobGraph.Use use, int from, int to) {}

  private final Execution execution;
  private final JobGraph graph;
  private final Surroundings surroundings;
  private final Spread spread;
  private final @Nullable StateImage image;
  private final Map<Leg, Lane> lanes = new HashMap<>();

  Assembly(
      Execution execution, JobGraph graph, Surroundings surroundings, @Nullable StateImage image) {
    this.execution = execution;
    this.graph = graph;
    this.surroundings = surroundings;
    this.spread = new Spread(graph, surroundings.parallelism());
    this.image = image;
  }

  /** Makes all tasks; if that fails, lets go of what was opened. */
  List<Task> tasks() {
    List<TaskAssembly> begun = new ArrayList<>();
    try {
      for (int task = 0; task < surroundings.parallelism(); task++) {
        TaskAssembly assembly = new TaskAssembly(task);
        begun.add(assembly);
        assembly.build();
      }
    } catch (RuntimeException failure) {
      begun.forEach(assembly -> assembly.gates.forEach(gate -> closeAfter(failure, gate)));
      throw failure;
    }
    return begun.stream().map(TaskAssembly::finish).toList();
  }

  private static void closeAfter(RuntimeException failure, Gate gate) {
    try {
      gate.close();
    } catch (RuntimeException further) {
      failure.addSuppressed(further);
    }
  }

  private Lane lane(int producer, JobGraph.Use use, int from, int to) {
    return lanes.computeIfAbsent(
        new Leg(producer, use, from, to),
        leg ->
            new Lane(
                execution.worker(from).bell(),
                execution.worker(to).bell(),
                surroundings.batchSize()));
  }

  /** The making of one task. */
  private final class TaskAssembly {
    private final int task;
    private final Map<Integer, Gate> gateOf = new HashMap<>();
    private final List<Gate> gates = new ArrayList<>();
    private final List<SourceDriver> drivers = new ArrayList<>();
    private final List<Scatter> scatters = new ArrayList<>();
    private final Inbox inbox = new Inbox();
    private final Map<Integer, OpenSplits> opened = new HashMap<>();

    TaskAssembly(int task) {
      this.task = task;
    }

    void build() {
      for (int i = graph.nodes().size() - 1; i >= 0; i--) {
        if (spread.runs(i, task)) {
          add(i);
        }
      }
    }

    Task finish() {
      return new Task(execution, task, new Task.Parts(inbox, gates, drivers, scatters));
    }

    private void add(int number) {
      Outlet outlet = outlet(number);
      switch (graph.nodes().get(number)) {
        case SourceNode source -> {
          SourceDriver.Work work =
              new SourceDriver.Work(source, execution.splits(source), opened(number), task);
          drivers.add(new SourceDriver(work, outlet, surroundings, execution.counters()));
        }
        case OperatorNode operator -> addGate(number, operator, outlet);
      }
    }

    private OpenSplits opened(int source) {
      return opened.computeIfAbsent(source, key -> new OpenSplits());
    }

    private void addGate(int number, OperatorNode node, Outlet outlet) {
      RowType input = graph.nodes().get(node.inputs().getFirst()).schema();
      TaskScope scope = scope(node, input);
      int source = graph.sourceOf(number);
      if (source >= 0
          && graph.nodes().get(source) instanceof SourceNode read
          && read.source() instanceof LiveSource) {
        scope.reads(opened(source));
      }
      Gate gate = new Gate(node, scope, outlet, surroundings.blocks());
      gates.add(gate);
      gateOf.put(number, gate);
      if (image != null) {
        gate.restore(Restored.of(image.operators(), node.id(), execution.name()));
      }
      for (int i = 0; i < node.inputs().size(); i++) {
        receive(node.inputs().get(i), new JobGraph.Use(number, i), gate);
      }
    }

    /** Connects the gate with the lanes on which other tasks send rows of the producer. */
    private void receive(int producer, JobGraph.Use use, Gate gate) {
      if (spread.way(producer, use) instanceof Way.Direct) {
        return;
      }
      for (int from = 0; from < spread.tasks(producer); from++) {
        if (from != task) {
          inbox.add(lane(producer, use, from, task), gate.inlet(use.input()));
        }
      }
    }

    private Outlet outlet(int number) {
      List<Inlet> inlets = new ArrayList<>();
      for (JobGraph.Use use : graph.uses(number)) {
        switch (spread.way(number, use)) {
          case Way.Direct direct -> inlets.add(here(use));
          case Way.ByHash hash -> inlets.add(scatter(number, use, hash.columns()));
          case Way.ToFirst first ->
              inlets.add(task == 0 ? here(use) : scatter(number, use, List.of()));
        }
      }
      return new Outlet(inlets);
    }

    private Inlet here(JobGraph.Use use) {
      Gate gate = gateOf.get(use.consumer());
      if (gate == null) {
        throw new IllegalStateException("task " + task + " has no part of " + use);
      }
      return gate.inlet(use.input());
    }

    /** The start of an exchange: to all tasks by the key, or without a key to task 0. */
    private Inlet scatter(int number, JobGraph.Use use, List<Integer> columns) {
      GraphNode node = graph.nodes().get(number);
      Combiner combiner = combiner(node, use);
      RowType schema = combiner == null ? node.schema() : combiner.schema();
      Scatter.Builder scatter =
          new Scatter.Builder(
              new Scatter.Deal(columns, schema, node.insertOnly(), surroundings.batchSize()));
      for (int to = 0; to < (columns.isEmpty() ? 1 : spread.parallelism()); to++) {
        if (to == task) {
          scatter.here(here(use));
        } else {
          scatter.there(lane(number, use, task, to));
        }
      }
      Scatter built = scatter.build();
      scatters.add(built);
      return combiner == null ? built : new CombinedInlet(combiner, built);
    }

    private @Nullable Combiner combiner(GraphNode producer, JobGraph.Use use) {
      return graph.nodes().get(use.consumer()) instanceof OperatorNode consumer
              && consumer.operator() instanceof Combining combining
          ? combining.combiner(scope(consumer, producer.schema()))
          : null;
    }

    private TaskScope scope(OperatorNode node, RowType input) {
      return new TaskScope(surroundings, execution.counters(), task, node.description(), input);
    }
  }
}
