package dev.weir.tests.slt;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/** Writes the data of test files. */
final class SltData {
  private static final Pattern PACKAGE = Pattern.compile("(?m)^(?=package )");

  private SltData() {}

  /** Writes a {@code file} record below the directory. */
  static void write(Path directory, SltRecord.Data data) throws IOException {
    Path path = directory.resolve(data.name());
    Files.createDirectories(path.getParent());
    if (data.name().endsWith(".jar")) {
      writeJar(path, data.content());
    } else {
      write(path, data.content());
    }
  }

  /** The jar of Java sources. A loader may have it open already, so it is written once. */
  private static void writeJar(Path path, String sources) throws IOException {
    byte[] jar = FunctionJar.of(List.of(PACKAGE.split(sources)));
    if (!Files.exists(path)) {
      Files.write(path, jar);
    } else if (!Arrays.equals(jar, Files.readAllBytes(path))) {
      throw new IllegalStateException("another jar is there: " + path);
    }
  }

  /**
   * Data may hold {@code \\r} and {@code \\xNN} for bytes that an editor would spoil; a last {@code
   * \\} takes away the end of the line.
   */
  private static void write(Path path, String content) throws IOException {
    String whole = content.endsWith("\\\n") ? content.substring(0, content.length() - 2) : content;
    byte[] bytes = whole.replace("\\r", "\r").getBytes(StandardCharsets.UTF_8);
    try (OutputStream out = open(path)) {
      for (int i = 0; i < bytes.length; i++) {
        boolean escaped = i + 3 < bytes.length && bytes[i] == '\\' && bytes[i + 1] == 'x';
        if (escaped) {
          out.write(HexFormat.fromHexDigits(twoDigits(bytes, i + 2)));
          i += 3;
        } else {
          out.write(bytes[i]);
        }
      }
    }
  }

  private static String twoDigits(byte[] bytes, int at) {
    return new String(bytes, at, 2, StandardCharsets.US_ASCII);
  }

  private static OutputStream open(Path path) throws IOException {
    OutputStream out = Files.newOutputStream(path);
    return path.toString().endsWith(".gz") ? new GZIPOutputStream(out) : out;
  }
}
