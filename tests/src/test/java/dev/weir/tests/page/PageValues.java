package dev.weir.tests.page;

import com.microsoft.playwright.Page;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The exact values of views that a page shows at one instant, as its elements say. */
final class PageValues {
  private static final String ALL =
      """
      () => [...document.querySelectorAll('[data-column]')]
        .map(e => [e.dataset.view, e.dataset.key, e.dataset.column, e.dataset.value])
      """;

  private final List<List<String>> values;

  private PageValues(List<List<String>> values) {
    this.values = values;
  }

  @SuppressWarnings("unchecked")
  static PageValues of(Page page) {
    return new PageValues((List<List<String>>) page.evaluate(ALL));
  }

  /** A value of a view with one row. */
  BigDecimal number(String view, String column) {
    return column(view, column).values().iterator().next();
  }

  /**
   * The numbers of a column by the keys of their rows, in the order of the page; empty for NULL.
   */
  Map<String, BigDecimal> column(String view, String column) {
    Map<String, BigDecimal> numbers = new LinkedHashMap<>();
    for (List<String> value : values) {
      if (value.get(0).equals(view) && value.get(2).equals(column) && !value.get(3).isEmpty()) {
        numbers.put(value.get(1), new BigDecimal(value.get(3)));
      }
    }
    return numbers;
  }
}
