package dev.weir.engine.build;

import dev.weir.engine.graph.JobGraph;
import dev.weir.engine.view.ViewTable;
import java.util.Map;

/** What a program became: the graph to run, and the views that it keeps, by name. */
public record Built(JobGraph graph, Map<String, ViewTable> views) {
  public Built {
    views = Map.copyOf(views);
  }
}
