package dev.weir.bench.kafka;

import java.nio.file.Path;

/**
 * Where all is measured.
 *
 * @param broker the id of the broker's process
 * @param events a topic with all events, and how many they are
 * @param sample one with the first of them, over which answers are compared
 * @param folder the events as files, one for each task
 * @param work for files of one's own
 */
record Place(
    long broker, BenchTopic events, long count, BenchTopic sample, Path folder, Path work) {}
