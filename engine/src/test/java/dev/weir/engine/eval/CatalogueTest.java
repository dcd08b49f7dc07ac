package dev.weir.engine.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.function.Bodies;
import dev.weir.function.Function;
import dev.weir.function.Functions;
import org.junit.jupiter.api.Test;

class CatalogueTest {
  @Test
  void everyFunctionOfTheCatalogueHasABodyOrIsWrittenInPlace() {
    assertThat(Functions.all().stream().map(Function::name))
        .allMatch(name -> CallWriter.inPlace(name) || Bodies.names().contains(name));
  }

  @Test
  void everyBodyIsInTheCatalogue() {
    assertThat(Bodies.names()).allMatch(name -> Functions.find(name) != null);
  }

  @Test
  void everyExampleSaysWhatItGives() {
    assertThat(Functions.all()).allMatch(function -> function.example().contains(" -- "));
  }
}
