package dev.weir.tests.page;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.tukaani.xz.XZInputStream;

/** A line of the demo's orders, read without Weir. */
record OrderLine(
    String invoice,
    String product,
    String description,
    int quantity,
    LocalDateTime time,
    BigDecimal price,
    String customer,
    String country) {

  BigDecimal amount() {
    return price.multiply(BigDecimal.valueOf(quantity));
  }

  boolean isReturn() {
    return invoice.startsWith("C");
  }

  boolean isProduct() {
    return product.matches("[0-9]{5}.*");
  }

  /** All lines of the file, in its order. */
  static List<OrderLine> read(Path file) throws IOException {
    try (InputStream packed = Files.newInputStream(file);
        InputStream plain = new XZInputStream(packed)) {
      return new String(plain.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(OrderLine::parse)
          .toList();
    }
  }

  private static OrderLine parse(String line) {
    List<String> fields = fields(line);
    return new OrderLine(
        fields.get(0),
        fields.get(1),
        fields.get(2),
        Integer.parseInt(fields.get(3)),
        LocalDateTime.parse(fields.get(4).replace(' ', 'T')),
        new BigDecimal(fields.get(5)),
        fields.get(6),
        fields.get(7));
  }

  /** The fields of a line; a quote inside of quotes is written twice. */
  private static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"' && quoted && line.startsWith("\"\"", i)) {
        field.append(c);
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }
}
