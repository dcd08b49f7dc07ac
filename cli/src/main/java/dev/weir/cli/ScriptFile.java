package dev.weir.cli;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.server.session.ScriptVariables;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A script: its text with variables replaced, and the name under which errors point into it. */
record ScriptFile(String text, String origin) {
  /** The variable that holds the folder of the script. */
  static final String FOLDER = "here";

  /** A script longer than this is a mistake. */
  private static final long MOST_BYTES = 64L << 20;

  /** Reads a file; {@code -} is standard input. */
  static ScriptFile read(String file, Map<String, String> variables, Console console)
      throws ScriptError {
    Path path = Path.of(file);
    String raw = file.equals("-") ? standardInput(console) : text(path);
    Path folder = file.equals("-") ? Path.of("") : path.toAbsolutePath().getParent();
    Map<String, String> all = new HashMap<>();
    all.put(FOLDER, String.valueOf(folder == null ? Path.of("").toAbsolutePath() : folder));
    all.putAll(variables);
    return of(raw, file, all);
  }

  /** A script given on the command line. */
  static ScriptFile of(String raw, String origin, Map<String, String> variables)
      throws ScriptError {
    try {
      return new ScriptFile(new ScriptVariables(variables).apply(raw), origin);
    } catch (WeirException e) {
      throw new ScriptError(e, new ScriptFile(raw, origin));
    }
  }

  private static String standardInput(Console console) {
    try {
      return new String(console.in().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new WeirException(ErrorCode.IO_FAILED, "standard input can't be read", e);
    }
  }

  private static String text(Path path) {
    try {
      if (Files.isDirectory(path)) {
        throw new WeirException(ErrorCode.MISSING_FILE, "\"" + path + "\" is a folder");
      }
      if (Files.size(path) > MOST_BYTES) {
        throw new WeirException(
            ErrorCode.LIMIT_EXCEEDED, "\"" + path + "\" is longer than 64 MB: not a script");
      }
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path));
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (NoSuchFileException e) {
      throw new WeirException(ErrorCode.MISSING_FILE, "file \"" + path + "\" does not exist", e);
    } catch (CharacterCodingException e) {
      throw new WeirException(
          ErrorCode.INVALID_STATEMENT, "file \"" + path + "\" is not UTF-8 text", e);
    } catch (IOException e) {
      throw new WeirException(
          ErrorCode.IO_FAILED, "file \"" + path + "\" can't be read: " + e.getMessage(), e);
    }
  }
}
