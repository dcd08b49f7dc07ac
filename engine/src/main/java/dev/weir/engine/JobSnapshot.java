package dev.weir.engine;

import dev.weir.connector.Split;
import java.util.List;
import java.util.Map;

/**
 * The whole of a job at one instant: for each source, the splits still to read; for each operator,
 * the state of each task; and what sinks prepared but did not commit. Keys are the operators'
 * places in the plan. Restores at any parallelism.
 */
public record JobSnapshot(
    Map<String, List<Split>> sources,
    Map<String, List<byte[]>> operators,
    Map<String, List<String>> prepared) {}
