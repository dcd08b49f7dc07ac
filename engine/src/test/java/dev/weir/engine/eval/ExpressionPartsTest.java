package dev.weir.engine.eval;

import static dev.weir.engine.eval.Expressions.bigint;
import static dev.weir.engine.eval.Expressions.call;
import static dev.weir.engine.eval.Expressions.cast;
import static dev.weir.engine.eval.Expressions.context;
import static dev.weir.engine.eval.Expressions.number;
import static dev.weir.engine.eval.Expressions.print;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.batch.Batch;
import dev.weir.expr.Case;
import dev.weir.expr.Expr;
import dev.weir.expr.InputRef;
import dev.weir.expr.Literal;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.type.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Expressions that are too long for one method. */
class ExpressionPartsTest {
  private static final int MANY = 6000;
  private static final Expr ID = new InputRef(0, Types.BIGINT.withNullable(false));
  private static final Expr PRICE = new InputRef(1, Types.DOUBLE);
  private static final Expr TRUE = new Literal(true, Types.BOOLEAN);
  private static final RowType INPUT =
      RowType.of(List.of(new Field("id", ID.type()), new Field("price", Types.DOUBLE)));

  /** Ten rows: id counts, price is id / 2 or NULL for each third. */
  private static Batch rows() {
    Batch batch = Batch.of(INPUT, 16, true);
    for (int i = 0; i < 10; i++) {
      batch.longs(0).set(i, i);
      batch.doubles(1).set(i, i / 2.0);
      batch.doubles(1).nulls().set(i, i % 3 == 2);
    }
    batch.setSize(10);
    return batch;
  }

  private static List<String> column(Expr condition, Expr output) {
    Batch out =
        StageCompiler.compile(INPUT, condition, List.of(output)).open(context()).run(rows());
    return IntStream.range(0, out.size()).mapToObj(i -> print(out, 0, i, output.type())).toList();
  }

  /** CASE WHEN id = MANY THEN result(MANY) ... WHEN id = 1 THEN result(1) ELSE otherwise END. */
  private static Expr cases(SqlType type, IntFunction<Expr> result, Expr otherwise) {
    List<Case.Branch> branches = new ArrayList<>();
    for (int i = MANY; i > 0; i--) {
      branches.add(new Case.Branch(call("=", Types.BOOLEAN, ID, bigint(i)), result.apply(i)));
    }
    return new Case(branches, otherwise, type);
  }

  private static Expr[] each(IntFunction<Expr> argument) {
    return IntStream.range(0, MANY).mapToObj(argument).toArray(Expr[]::new);
  }

  @Test
  void manyConditionsAreCutIntoMethods() {
    Expr[] all = new Expr[3000];
    Expr[] any = new Expr[all.length];
    for (int i = 0; i < all.length; i++) {
      Expr same = call("=", Types.BOOLEAN, ID, bigint(2L * i));
      all[i] = call("<", Types.BOOLEAN, ID, bigint(i + 5L));
      any[i] = call("AND", Types.BOOLEAN, same, call(">", Types.BOOLEAN, ID, bigint(i)));
    }
    Expr or = call("OR", Types.BOOLEAN, any);
    Expr and = call("AND", Types.BOOLEAN, all);
    assertThat(column(or, ID)).containsExactly("2", "4", "6", "8");
    assertThat(column(and, ID)).containsExactly("0", "1", "2", "3", "4");
    assertThat(column(call("NOT", Types.BOOLEAN, or), ID))
        .containsExactly("0", "1", "3", "5", "7", "9");
    assertThat(column(null, or))
        .startsWith("FALSE", "FALSE", "TRUE", "FALSE", "TRUE", "FALSE", "TRUE");
    all[2000] = new Literal(null, Types.BOOLEAN);
    assertThat(column(null, call("AND", Types.BOOLEAN, all)))
        .startsWith("NULL", "NULL", "NULL", "NULL", "NULL", "FALSE", "FALSE");
  }

  @Test
  void conditionsInChainsAreCutToo() {
    Expr chain = call("=", Types.BOOLEAN, ID, bigint(3));
    for (int i = 0; i < 400; i++) {
      chain = call("OR", Types.BOOLEAN, chain, call("=", Types.BOOLEAN, ID, bigint(100L + i)));
    }
    assertThat(column(chain, ID)).containsExactly("3");
  }

  @Test
  void manyConditionsOverPairsAreCutToo() {
    RowType one = RowType.of(List.of(new Field("id", Types.BIGINT)));
    Expr left = new InputRef(0, Types.BIGINT);
    Expr right = new InputRef(1, Types.BIGINT);
    Expr[] any = new Expr[1000];
    for (int i = 0; i < any.length; i++) {
      Expr first = call("=", Types.BOOLEAN, left, bigint(i));
      any[i] = call("AND", Types.BOOLEAN, first, call("=", Types.BOOLEAN, right, bigint(i + 1L)));
    }
    PairPredicate.Test test =
        StageCompiler.compilePredicate(one, one, call("OR", Types.BOOLEAN, any)).open(context());
    Batch lefts = Batch.of(one, 4, true);
    Batch rights = Batch.of(one, 4, true);
    lefts.longs(0).set(1, 998);
    rights.longs(0).set(2, 999);
    assertThat(test.test(lefts, 1, rights, 2)).isTrue();
    assertThat(test.test(lefts, 1, rights, 0)).isFalse();
    assertThat(test.test(lefts, 0, rights, 2)).isFalse();
  }

  @Test
  void branchesOfEveryKindOfValueAreCut() {
    assertThat(column(null, cases(Types.BIGINT, i -> bigint(10L * i), ID)))
        .containsExactly("0", "10", "20", "30", "40", "50", "60", "70", "80", "90");
    Expr half = call("/", Types.DOUBLE, PRICE, number(2));
    assertThat(column(null, cases(Types.DOUBLE, i -> i == 1 ? number(7) : half, number(-1))))
        .containsExactly(
            "-1.0", "7.0", "NULL", "0.75", "1.0", "NULL", "1.5", "1.75", "NULL", "2.25");
    Expr text = cast(ID, Types.STRING);
    assertThat(
            column(
                null,
                cases(
                    Types.STRING,
                    i -> call("||", Types.STRING, text, Expressions.text("/" + i)),
                    new Literal(null, Types.STRING))))
        .containsExactly("NULL", "1/1", "2/2", "3/3", "4/4", "5/5", "6/6", "7/7", "8/8", "9/9");
    SqlType wide = Types.decimal(30, 2);
    assertThat(column(null, cases(wide, i -> cast(ID, wide), cast(PRICE, wide))))
        .startsWith("0.00", "1.00", "2.00")
        .endsWith("9.00");
  }

  @Test
  void branchesWithinBranchesConditionsAndCallsAreCut() {
    Expr inner = cases(Types.BIGINT, i -> bigint(i), bigint(100));
    Expr outer = cases(Types.BIGINT, i -> i == 3 ? inner : bigint(0), inner);
    assertThat(column(null, outer)).startsWith("100", "0", "0", "3", "0");
    Expr condition = cases(Types.BOOLEAN, i -> call(">", Types.BOOLEAN, PRICE, number(1)), TRUE);
    assertThat(column(condition, ID)).containsExactly("0", "3", "4", "6", "7", "9");
    assertThat(column(call("NOT", Types.BOOLEAN, condition), ID)).containsExactly("1");
    Expr sum = call("+", Types.BIGINT, inner, outer);
    assertThat(column(call("=", Types.BOOLEAN, sum, bigint(6)), ID)).containsExactly("3", "6");
  }

  @Test
  void manyArgumentsOfAssociativeFunctionsAreCut() {
    Expr none = new Literal(null, Types.BIGINT);
    Expr[] values =
        each(i -> new Case(List.of(new Case.Branch(same(i), bigint(i))), none, Types.BIGINT));
    assertThat(column(null, call("COALESCE", Types.BIGINT, values)))
        .containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    Expr[] sums = each(i -> call("+", Types.BIGINT, ID, bigint(i)));
    assertThat(column(null, call("GREATEST", Types.BIGINT, sums))).startsWith("5999", "6000");
    assertThat(column(null, call("LEAST", Types.BIGINT, sums))).startsWith("0", "1", "2");
    Expr[] texts = each(i -> cast(call("+", Types.BIGINT, ID, bigint(i % 2)), Types.STRING));
    assertThat(column(null, call("CONCAT", Types.STRING, texts)))
        .startsWith("01".repeat(MANY / 2), "12".repeat(MANY / 2));
    texts[MANY - 1] = cast(PRICE, Types.STRING);
    assertThat(column(null, call("||", Types.STRING, texts)).get(2)).isEqualTo("NULL");
  }

  @Test
  void longChainsOfArithmeticAreCut() {
    Expr sum = ID;
    for (int i = 0; i < 400; i++) {
      sum = call("+", Types.BIGINT, sum, call("*", Types.BIGINT, ID, bigint(i)));
    }
    assertThat(column(null, sum)).startsWith("0", "79801", "159602");
  }

  @Test
  void branchesOverPairsAreCut() {
    RowType one = RowType.of(List.of(new Field("id", Types.BIGINT)));
    Expr right = new InputRef(1, Types.BIGINT);
    Expr next = cases(Types.BIGINT, i -> bigint(i + 1L), new Literal(null, Types.BIGINT));
    PairPredicate.Test test =
        StageCompiler.compilePredicate(one, one, call("=", Types.BOOLEAN, next, right))
            .open(context());
    Batch lefts = Batch.of(one, 4, true);
    Batch rights = Batch.of(one, 4, true);
    lefts.longs(0).set(1, 5998);
    rights.longs(0).set(2, 5999);
    assertThat(test.test(lefts, 1, rights, 2)).isTrue();
    assertThat(test.test(lefts, 1, rights, 0)).isFalse();
    assertThat(test.test(lefts, 0, rights, 0)).isFalse();
  }

  @Test
  void whatCannotBeCutAndIsTooLongIsRefused() {
    Expr[] texts = each(i -> cast(call("+", Types.BIGINT, ID, bigint(i)), Types.STRING));
    Expr joined = call("CONCAT_WS", Types.STRING, texts);
    assertThatThrownBy(() -> column(null, joined))
        .hasMessage("an expression is too long to be compiled");
  }

  private static Expr same(int i) {
    return call("=", Types.BOOLEAN, ID, bigint(i));
  }
}
