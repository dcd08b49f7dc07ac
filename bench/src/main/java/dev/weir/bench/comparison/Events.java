package dev.weir.bench.comparison;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The events that all engines read: the file; its first lines, over which answers are compared; the
 * same lines dealt in turn to as many files as Flink has tasks, since Flink reads a local file with
 * one thread; and the file that q13 looks keys up in.
 */
record Events(Path file, long count, Path sample, Path dealt, Path side, Path work) {
  private static final int BUFFER = 1 << 20;
  private static final int SIDE_KEYS = 10_000;

  /** Makes what is not there yet. Reads the whole file, which leaves it in the page cache. */
  static Events prepare(Arguments arguments) throws IOException {
    Path work = Files.createDirectories(arguments.places().work().toAbsolutePath());
    Path side = work.resolve("side.csv");
    writeSide(side);
    Arguments.Plan plan = arguments.plan();
    Path file = arguments.places().data().toAbsolutePath();
    Path sample = work.resolve("sample.json");
    Path dealt = file.resolveSibling(file.getFileName() + "-in-" + plan.cores());
    if (plan.generator()) {
      return new Events(file, plan.events(), sample, dealt, side, work);
    }
    if (!Files.exists(file)) {
      throw new WeirException(ErrorCode.MISSING_FILE, "file \"" + file + "\" does not exist")
          .withHint("Write it with: weir bench nexmark-data FILE");
    }
    writeSample(file, sample, plan.sample());
    boolean deal = arguments.others().contains(FlinkContender.NAME) && !Files.exists(dealt);
    long count = deal ? deal(file, dealt, plan.cores()) : countLines(file);
    return new Events(file, count, sample, dealt, side, work);
  }

  private static void writeSide(Path side) throws IOException {
    List<String> lines = new ArrayList<>();
    for (int key = 0; key < SIDE_KEYS; key++) {
      lines.add(key + "," + "value-" + key);
    }
    Files.write(side, lines);
  }

  private static void writeSample(Path file, Path sample, long lines) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(sample))) {
      byte[] buffer = new byte[BUFFER];
      long left = lines;
      int size = in.read(buffer);
      while (left > 0 && size >= 0) {
        int end = 0;
        while (end < size && left > 0) {
          left -= buffer[end++] == '\n' ? 1 : 0;
        }
        out.write(buffer, 0, end);
        size = in.read(buffer);
      }
    }
  }

  private static long countLines(Path file) throws IOException {
    long lines = 0;
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(file)) {
      for (int size = in.read(buffer); size >= 0; size = in.read(buffer)) {
        for (int i = 0; i < size; i++) {
          lines += buffer[i] == '\n' ? 1 : 0;
        }
      }
    }
    return lines;
  }

  /** Deals lines in turn; the folder appears when all is written. Gives the number of lines. */
  private static long deal(Path file, Path folder, int files) throws IOException {
    Path fresh = folder.resolveSibling(folder.getFileName() + ".new");
    Files.createDirectories(fresh);
    List<OutputStream> outs = new ArrayList<>();
    long lines = 0;
    try (InputStream in = Files.newInputStream(file)) {
      for (int i = 0; i < files; i++) {
        outs.add(
            new BufferedOutputStream(Files.newOutputStream(fresh.resolve(i + ".json")), BUFFER));
      }
      byte[] buffer = new byte[BUFFER];
      for (int size = in.read(buffer); size >= 0; size = in.read(buffer)) {
        int start = 0;
        for (int i = 0; i < size; i++) {
          if (buffer[i] == '\n') {
            outs.get((int) (lines++ % files)).write(buffer, start, i + 1 - start);
            start = i + 1;
          }
        }
        outs.get((int) (lines % files)).write(buffer, start, size - start);
      }
    } finally {
      for (OutputStream out : outs) {
        out.close();
      }
    }
    Files.move(fresh, folder);
    return lines;
  }
}
