package dev.weir.backend;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How to run a backend on this machine: where it keeps its state, where its jars lie (null: where
 * the build puts them), tasks of a job, the time that one statement may take, and who is told what
 * takes time.
 */
public record LocalSetup(
    Path stateFolder,
    @Nullable Path libraries,
    int parallelism,
    Duration limit,
    Consumer<String> notes) {}
