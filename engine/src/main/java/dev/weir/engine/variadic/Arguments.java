package dev.weir.engine.variadic;

import dev.weir.batch.Int128;
import dev.weir.batch.Slice;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.type.DecimalType;
import dev.weir.type.SqlType;
import dev.weir.value.Unfolding;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The arguments of one call of a function that takes any number; one for each call site. */
public final class Arguments {
  private final List<SqlType> types;
  private final @Nullable Object[] values;
  private final Unfolding unfolding = new Unfolding();
  private int size;

  public Arguments(List<SqlType> types) {
    this.types = List.copyOf(types);
    this.values = new Object[types.size()];
  }

  /** Forgets the last call's. */
  public void start() {
    size = 0;
  }

  public void addNull() {
    values[size++] = null;
  }

  public void add(long value) {
    boolean decimal = types.get(size) instanceof DecimalType;
    values[size++] = decimal ? (Object) BigInteger.valueOf(value) : (Object) value;
  }

  public void add(double value) {
    values[size++] = value;
  }

  public void add(Int128 value) {
    values[size++] = value.toBigInteger();
  }

  public void add(Slice value) {
    values[size++] = value.toBytes();
  }

  public int count() {
    return types.size();
  }

  public SqlType type(int index) {
    return types.get(index);
  }

  /**
   * A Long, Double, BigDecimal or array of bytes, which rows and collections are too; null for
   * NULL.
   */
  public @Nullable Object value(int index) {
    Object value = values[index];
    return value instanceof BigInteger unscaled
        ? new BigDecimal(unscaled, ((DecimalType) types.get(index)).scale())
        : value;
  }

  /** Opens rows and collections among the values. */
  public Unfolding unfolding() {
    return unfolding;
  }

  /** Says that a function takes no values of that type. */
  public static WeirException refused(String function, SqlType type) {
    return new WeirException(
        ErrorCode.TYPE_MISMATCH,
        "function \"" + function + "\" takes no value of type " + type.name());
  }
}
