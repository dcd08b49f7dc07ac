package dev.weir.engine.window;

import dev.weir.engine.operator.Output;
import dev.weir.engine.operator.TaskContext;

/** What a window aggregate at work has around it. */
record WindowTask(
    TaskContext context, Output output, WallClock clock, EventTimes times, WindowRows results) {}
