package dev.weir.engine.task;

import dev.weir.connector.Split;
import java.util.List;
import java.util.Map;

/**
 * A job at one instant, by node id: the splits still to read, the states of each task, and what
 * sinks prepared but did not commit. An operator without states had ended.
 */
public record StateImage(
    Map<String, List<Split>> sources,
    Map<String, List<byte[]>> operators,
    Map<String, List<String>> prepared) {}
