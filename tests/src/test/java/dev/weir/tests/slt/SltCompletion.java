package dev.weir.tests.slt;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Writes the results that a run gave into its file, for whoever adds a test to read and judge. */
final class SltCompletion {
  private SltCompletion() {}

  static void write(SltFile file, List<List<String>> results) throws IOException {
    List<String> lines = Files.readAllLines(file.path());
    List<String> out = new ArrayList<>();
    int at = 0;
    for (int i = 0; i < results.size(); i++) {
      SltRecord record = file.records().get(i);
      if (record instanceof SltRecord.Data || record instanceof SltRecord.Ok) {
        continue;
      }
      int result = record.line();
      while (result < lines.size()
          && !lines.get(result).isBlank()
          && !lines.get(result).equals(SltParser.RESULT)) {
        result++;
      }
      out.addAll(lines.subList(at, result));
      out.add(SltParser.RESULT);
      out.addAll(results.get(i));
      at = result;
      while (at < lines.size() && !lines.get(at).isBlank()) {
        at++;
      }
    }
    out.addAll(lines.subList(at, lines.size()));
    Files.write(file.path(), out);
  }
}
