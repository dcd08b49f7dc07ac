package dev.weir.tests.page;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZInputStream;
import org.tukaani.xz.XZOutputStream;

/**
 * The page of the demo in a browser: what it shows is what comes out line by line, while the orders
 * come in and when they are in. The orders are those up to a moment in the midst of a day in May,
 * so that a part of the plan is left over.
 */
class DemoPageTest {
  private static final LocalDateTime LAST = LocalDateTime.parse("2011-05-17T14:30:00");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS");

  /** Fast enough to see much of the year, slow enough to look at it on the way. */
  private static final String WALK = "1500000";

  private static final int LOOKS = 4;
  private static final int PATIENCE_MILLIS = 60_000;
  private static final double PHONE_WIDTH = 390;

  @TempDir static Path folder;

  private static ExpectedValues expected = new ExpectedValues(List.of(), List.of());
  private static Browser browser = Browser.open();

  private final List<String> complaints = new ArrayList<>();
  private final List<String> requests = new ArrayList<>();

  @BeforeAll
  static void cutTheOrders() throws IOException {
    Path demo = DemoServer.folder();
    Path data = Files.createDirectories(folder.resolve("data")).resolve("online-retail.csv.xz");
    Path plan = Files.createDirectories(folder.resolve("plan")).resolve("plan.csv.gz");
    Files.copy(demo.resolve("plan/plan.csv.gz"), plan);
    cut(demo.resolve("data/online-retail.csv.xz"), data);
    expected = new ExpectedValues(OrderLine.read(data), PlanLine.read(plan));
  }

  private static void cut(Path whole, Path part) throws IOException {
    String text;
    try (XZInputStream packed = new XZInputStream(Files.newInputStream(whole))) {
      text = new String(packed.readAllBytes(), StandardCharsets.UTF_8);
    }
    int end = text.lastIndexOf('\n', firstAfter(text)) + 1;
    try (OutputStream packed =
        new XZOutputStream(Files.newOutputStream(part), new LZMA2Options(0))) {
      packed.write(text.substring(0, end).getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Where the first line of a later minute is; the minutes after the cut have orders soon. */
  private static int firstAfter(String text) {
    DateTimeFormatter minutes = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    LocalDateTime time = LAST;
    int at = -1;
    while (at < 0) {
      time = time.plusMinutes(1);
      at = text.indexOf("," + minutes.format(time) + ",");
    }
    return at;
  }

  @AfterAll
  static void closeTheBrowser() {
    browser.close();
  }

  @Test
  void while_orders_come_in_the_page_shows_what_the_lines_so_far_add_up_to() throws Exception {
    try (DemoServer server = DemoServer.start(folder.resolve("data"), WALK)) {
      Page page = open(server);
      int lines = 0;
      for (int look = 0; look < LOOKS; look++) {
        page.waitForFunction(
            "seen => Number(document.querySelector('[data-column=order_lines]')?.dataset.value)"
                + " > seen",
            lines);
        PageValues values = PageValues.of(page);
        lines = values.number("totals", "order_lines").intValueExact();
        assertTotals(values, new ExpectedValues(expected.orders().subList(0, lines), List.of()));
      }
      assertThat(lines).isBetween(1, expected.orders().size());
      assertThat(complaints).isEmpty();
    }
  }

  @Test
  void when_all_orders_are_in_every_part_of_the_page_shows_what_they_add_up_to() throws Exception {
    try (DemoServer server = DemoServer.start(folder.resolve("data"), "max")) {
      Page page = open(server);
      page.waitForSelector(
          "#state[data-state=finished]",
          new Page.WaitForSelectorOptions().setTimeout(PATIENCE_MILLIS));
      page.evaluate("() => document.querySelectorAll('details').forEach(each => each.open = true)");
      eventually(page, this::assertEverything);
      page.setViewportSize((int) PHONE_WIDTH, 844);
      assertThat(
              ((Number) page.evaluate("() => document.documentElement.scrollWidth")).doubleValue())
          .isLessThanOrEqualTo(PHONE_WIDTH);
      assertThat(complaints).isEmpty();
      assertThat(requests).isNotEmpty().allMatch(url -> url.startsWith(server.address()));
    }
  }

  private void assertEverything(PageValues page) {
    assertTotals(page, expected);
    assertPlan(page);
    assertNumbers(page, "revenue_by_hour", "revenue", byKey(expected.hours(120), TIME::format));
    assertNumbers(page, "revenue_by_minute", "revenue", byKey(expected.minutes(120), TIME::format));
    assertNumbers(page, "revenue_by_country", "revenue", expected.countries());
    assertNumbers(page, "alerts", "revenue", byKey(expected.alerts(12), TIME::format));
    assertThat(page.number("return_rate", "return_percent"))
        .isEqualByComparingTo(expected.returnRate());
    LocalDateTime lastSix = LAST.toLocalDate().atTime(18, 0);
    List<Map.Entry<String, BigDecimal>> top = expected.topProducts(lastSix);
    assertNumbers(
        page,
        "top_products",
        "revenue",
        top.stream().collect(toMap(Map.Entry::getKey, Map.Entry::getValue)));
    assertThat(List.copyOf(page.column("top_products", "place").keySet()))
        .containsExactlyElementsOf(top.stream().map(Map.Entry::getKey).toList());
    assertThat(page.column("lost_customers", "revenue")).isNotEmpty();
    assertThat(page.column("rising_customers", "third_revenue")).isNotEmpty();
    assertThat(page.column("offers", "times_together")).isNotEmpty();
    assertThat(page.column("most_returned", "returned")).isNotEmpty();
  }

  private static void assertTotals(PageValues page, ExpectedValues expected) {
    List<String> columns = List.of("order_lines", "orders", "customers", "revenue");
    List<BigDecimal> shown =
        columns.stream().map(column -> page.number("totals", column).stripTrailingZeros()).toList();
    assertThat(shown)
        .isEqualTo(expected.totals().stream().map(BigDecimal::stripTrailingZeros).toList());
  }

  private static void assertPlan(PageValues page) {
    assertNumbers(page, "plan_by_day", "revenue", byKey(expected.days(), LocalDate::toString));
    assertNumbers(page, "plan_by_day", "target", byKey(expected.targets(), LocalDate::toString));
    assertNumbers(page, "plan_by_country", "attainment_percent", expected.countryAttainment());
    List<BigDecimal> pace = expected.pace();
    assertThat(page.number("plan_pace", "attainment_percent")).isEqualByComparingTo(pace.get(0));
    assertThat(page.number("plan_pace", "revenue_per_day")).isEqualByComparingTo(pace.get(1));
    assertThat(page.number("plan_pace", "needed_per_day")).isEqualByComparingTo(pace.get(2));
  }

  private static void assertNumbers(
      PageValues page, String view, String column, Map<String, BigDecimal> expected) {
    assertThat(plain(page.column(view, column)))
        .as("%s.%s", view, column)
        .isNotEmpty()
        .isEqualTo(plain(expected));
  }

  private static Map<String, String> plain(Map<String, BigDecimal> numbers) {
    return numbers.entrySet().stream()
        .collect(toMap(Map.Entry::getKey, e -> e.getValue().stripTrailingZeros().toPlainString()));
  }

  private static <K> Map<String, BigDecimal> byKey(
      Map<K, BigDecimal> numbers, Function<K, String> text) {
    return numbers.entrySet().stream()
        .collect(toMap(entry -> text.apply(entry.getKey()), Map.Entry::getValue));
  }

  /** The last changes reach the page shortly after it says that all orders are in. */
  private static void eventually(Page page, Consumer<PageValues> check) {
    for (int tries = 0; tries < 20; tries++) {
      try {
        check.accept(PageValues.of(page));
        return;
      } catch (AssertionError | RuntimeException e) {
        page.waitForTimeout(250);
      }
    }
    check.accept(PageValues.of(page));
  }

  private Page open(DemoServer server) {
    Page page = browser.page();
    page.onConsoleMessage(message -> {
      if (!message.type().equals("log")) {
        complaints.add(message.text());
      }
    });
    page.onPageError(complaints::add);
    page.onRequest(request -> requests.add(request.url()));
    page.navigate(server.address());
    return page;
  }
}
