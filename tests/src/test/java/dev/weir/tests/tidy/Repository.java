package dev.weir.tests.tidy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The files of the repository as git sees them: tracked, or new and not ignored. */
final class Repository {

  private final Path root;
  private final List<String> paths;

  private Repository(Path root, List<String> paths) {
    this.root = root;
    this.paths = paths;
  }

  /** The repository that holds the working folder of this test. */
  static Repository here() throws IOException, InterruptedException {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve("weir"))) {
      root = root.getParent();
      if (root == null) {
        throw new IllegalStateException("no folder above this one holds the launcher");
      }
    }
    Process git =
        new ProcessBuilder("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
            .directory(root.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String listing = new String(git.getInputStream().readAllBytes(), UTF_8);
    if (git.waitFor() != 0) {
      throw new IllegalStateException("git ls-files failed in " + root);
    }
    List<String> paths = new ArrayList<>(List.of(listing.split("\0")));
    Path top = root;
    paths.removeIf(path -> !Files.exists(top.resolve(path)));
    return new Repository(root, paths.stream().sorted().distinct().toList());
  }

  boolean exists(String path) {
    return Files.exists(root.resolve(path));
  }

  /** All files but those that hold a zero byte. */
  List<SourceFile> texts() {
    return paths.stream().map(this::read).filter(file -> file.text().indexOf('\0') < 0).toList();
  }

  SourceFile read(String path) {
    try {
      return new SourceFile(path, new String(Files.readAllBytes(root.resolve(path)), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }

  /** The size in bytes of each file. */
  Map<String, Long> sizes() {
    Map<String, Long> sizes = new TreeMap<>();
    for (String path : paths) {
      sizes.put(path, root.resolve(path).toFile().length());
    }
    return sizes;
  }
}
