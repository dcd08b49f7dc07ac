package dev.weir.server.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weir.error.Position;
import dev.weir.error.WeirException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScriptVariablesTest {
  private final ScriptVariables variables = new ScriptVariables(Map.of("speed", "10", "$1", "x"));

  @Test
  void a_value_takes_the_place_of_its_variable() {
    assertThat(variables.apply("'${speed}' ${speed:-7}")).isEqualTo("'10' 10");
  }

  @Test
  void a_variable_without_a_value_takes_its_own() {
    assertThat(variables.apply("${data:-a/b $ \\ c}${none:-}!")).isEqualTo("a/b $ \\ c!");
  }

  @Test
  void a_dollar_sign_keeps_a_variable_as_it_is() {
    assertThat(variables.apply("$${speed} $5 {speed}")).isEqualTo("${speed} $5 {speed}");
  }

  @Test
  void a_variable_that_nobody_gave_is_an_error_at_its_place() {
    WeirException error =
        catchThrowableOfType(WeirException.class, () -> variables.apply("a\n  ${sped}"));
    assertThat(error).hasMessage("variable \"sped\" has no value");
    assertThat(error.position()).isEqualTo(new Position(2, 3, 2, 9));
    assertThat(error.hint()).isEqualTo("Did you mean \"speed\"?");
  }
}
