package dev.weir.flink.comparison;

import dev.weir.backend.Program;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.sql.parser.Token;
import dev.weir.sql.script.StatementText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folders of a program's tables: what is only read is read by both sides where it lies; what is
 * written to lies apart for each side. Paths become absolute, since Flink's processes run
 * elsewhere.
 */
final class SinkFolders {
  private static final String PATH = "path";

  private final Program program;
  private final Set<String> written = new HashSet<>();

  SinkFolders(Program program, List<StatementText> statements) {
    this.program = program;
    for (StatementText statement : statements) {
      written.addAll(StatementShape.of(statement.text()).insertedTables());
    }
  }

  /** The statement as one side runs it. */
  String rewrite(String text, Side side) {
    StatementShape shape = StatementShape.of(text);
    boolean sink = shape.kind() == StatementShape.Kind.CREATE_TABLE && isSink(shape.createdName());
    StringBuilder result = new StringBuilder();
    int at = 0;
    List<Token> tokens = shape.tokens();
    for (int i = 0; i < tokens.size(); i++) {
      Token value = StatementShape.optionToken(tokens.subList(i, tokens.size()), PATH, 0);
      if (value == null) {
        break;
      }
      i = tokens.indexOf(value);
      Path path =
          sink ? folder(shape.createdName(), side) : absolute(StatementShape.unquoted(value));
      result.append(text, at, value.start()).append('\'');
      result.append(path.toString().replace("'", "''")).append('\'');
      at = value.end();
    }
    return result.append(text.substring(at)).toString();
  }

  /** Whether the table is written to, so that each side has its own. */
  boolean isSink(String table) {
    return written.contains(table);
  }

  /**
   * Every line of the files that a side has written for a table; of files that are no text, all.
   */
  List<String> lines(String table, Side side) {
    Path folder = folder(table, side);
    if (!Files.exists(folder)) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (shown(folder.relativize(file))) {
          String part = partition(folder.relativize(file));
          content(file).forEach(line -> lines.add(part + line));
        }
      }
    } catch (IOException e) {
      throw new WeirException(ErrorCode.IO_FAILED, "\"" + folder + "\" can't be read", e);
    }
    return lines;
  }

  private static List<String> content(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, StandardCharsets.UTF_8);
    boolean binary = text.indexOf('\0') >= 0;
    return binary ? List.of(Base64.getEncoder().encodeToString(bytes)) : text.lines().toList();
  }

  /** Files and folders that start with a dot or an underline are unfinished, or marks. */
  private static boolean shown(Path path) {
    for (Path part : path) {
      String name = part.toString();
      if (name.startsWith(".") || name.startsWith("_")) {
        return false;
      }
    }
    return true;
  }

  private static String partition(Path file) {
    Path parent = file.getParent();
    return parent == null ? "" : parent + ": ";
  }

  private Path folder(String table, Side side) {
    return program.scratch().resolve(side.folder()).resolve(table);
  }

  private Path absolute(String path) {
    String local = path.startsWith("file://") ? path.substring("file://".length()) : path;
    return program.directory().resolve(local);
  }
}
