package dev.weir.flink.submit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobIdTest {
  @Test
  void an_id_has_32_digits() {
    assertThatCode(() -> JobId.check("d7c0e8cdb3b334b652ed4cfab6cc4635"))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nojob", "d7c0e8cdb3b334b652ed4cfab6cc463", "' OR '' = '"})
  void other_texts_are_refused(String text) {
    assertThatThrownBy(() -> JobId.check(text))
        .hasMessage("\"" + text + "\" is no id of a job: it has 32 hex digits");
  }
}
