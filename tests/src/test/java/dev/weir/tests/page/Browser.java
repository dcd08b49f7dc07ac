package dev.weir.tests.page;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/**
 * A headless Chromium. Where the machine has none, a test that opens one is skipped with a message
 * that says what to install; where {@code CI=true}, it fails.
 */
final class Browser implements AutoCloseable {

  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser chromium;

  private Browser(Playwright playwright, com.microsoft.playwright.Browser chromium) {
    this.playwright = playwright;
    this.chromium = chromium;
  }

  static Browser open() {
    Path program = chromium().orElseThrow(() -> missing("Chromium"));
    System.setProperty(
        "playwright.cli.dir",
        driver().orElseThrow(() -> missing("Playwright's driver")).toString());
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    return new Browser(
        playwright,
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(program).setArgs(FLAGS)));
  }

  /** A new page in a session of its own. */
  Page page() {
    return chromium.newPage();
  }

  @Override
  public void close() {
    playwright.close();
  }

  private static RuntimeException missing(String what) {
    String message = what + " is not installed: run build/browser to have the page tests run";
    return "true".equals(System.getenv("CI"))
        ? new IllegalStateException(message)
        : new TestAbortedException(message);
  }

  private static Optional<Path> chromium() {
    Stream<Path> onPath =
        Stream.of("chromium", "chromium-browser", "google-chrome")
            .flatMap(name ->
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                    .map(folder -> Path.of(folder, name)));
    Path onMac = Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
    return Stream.concat(onPath, Stream.of(onMac)).filter(Files::isExecutable).findFirst();
  }

  /** The folder that build/browser made for the version of Playwright on the class path. */
  private static Optional<Path> driver() {
    String cache = System.getenv("XDG_CACHE_HOME");
    Path home =
        cache == null || cache.isEmpty()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(cache);
    Path folder = home.resolve("weir/playwright-" + System.getProperty("weir.playwright.version"));
    return Optional.of(folder).filter(path -> Files.exists(path.resolve("package/cli.js")));
  }
}
