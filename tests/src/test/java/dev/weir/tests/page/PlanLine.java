package dev.weir.tests.page;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** A line of the demo's plan, read without Weir. */
record PlanLine(LocalDate day, String country, BigDecimal target) {

  static List<PlanLine> read(Path file) throws IOException {
    try (InputStream packed = Files.newInputStream(file);
        InputStream plain = new GZIPInputStream(packed)) {
      return new String(plain.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split(","))
          .map(f -> new PlanLine(LocalDate.parse(f[0]), f[1], new BigDecimal(f[2])))
          .toList();
    }
  }
}
