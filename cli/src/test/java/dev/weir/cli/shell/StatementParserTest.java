package dev.weir.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jline.reader.EOFError;
import org.jline.reader.Parser.ParseContext;
import org.junit.jupiter.api.Test;

class StatementParserTest {
  private final StatementParser parser = new StatementParser();

  @Test
  void a_statement_goes_on_until_its_semicolon() {
    assertThatThrownBy(() -> parse("SELECT 1")).isInstanceOf(EOFError.class);
    assertThatThrownBy(() -> parse("SELECT 'a;")).isInstanceOf(EOFError.class);
    assertThatThrownBy(() -> parse("SELECT 1; SELECT")).isInstanceOf(EOFError.class);
    assertThat(parse("SELECT 1;")).isNotNull();
    assertThat(parse("SELECT 1;\nSELECT 2;")).isNotNull();
  }

  @Test
  void commands_of_the_shell_need_no_semicolon() {
    assertThat(parse("quit")).isNotNull();
    assertThat(parse(" HELP ")).isNotNull();
    assertThat(parse("")).isNotNull();
  }

  private Object parse(String line) {
    return parser.parse(line, line.length(), ParseContext.ACCEPT_LINE);
  }
}
