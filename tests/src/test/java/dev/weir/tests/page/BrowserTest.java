package dev.weir.tests.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** The browser of the page tests starts and runs scripts. */
class BrowserTest {

  @Test
  void a_page_runs_its_script() {
    try (Browser browser = Browser.open()) {
      Page page = browser.page();
      page.setContent("<button onclick=\"this.textContent = 'pressed'\">press</button>");
      page.click("button");
      assertThat(page.textContent("button")).isEqualTo("pressed");
    }
  }
}
