package dev.weir.tests.page;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What the page has to show once all of these orders are in, worked out line by line. Columns and
 * rows come in the order of the demo's views; times are written as Weir writes them.
 */
record ExpectedValues(List<OrderLine> orders, List<PlanLine> plan) {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final int FEWEST_HOURS = 20;

  /** Lines, orders, customers and revenue. */
  List<BigDecimal> totals() {
    return List.of(
        BigDecimal.valueOf(orders.size()),
        BigDecimal.valueOf(invoices(orders)),
        BigDecimal.valueOf(
            orders.stream()
                .map(OrderLine::customer)
                .filter(id -> !id.isEmpty())
                .distinct()
                .count()),
        revenue(orders));
  }

  /** Revenue of each day with trade. */
  Map<LocalDate, BigDecimal> days() {
    return revenueBy(line -> line.time().toLocalDate());
  }

  Map<String, BigDecimal> countries() {
    return revenueBy(OrderLine::country);
  }

  /** Revenue of the newest hours with trade. */
  Map<LocalDateTime, BigDecimal> hours(int newest) {
    return newest(revenueBy(line -> line.time().truncatedTo(ChronoUnit.HOURS)), newest);
  }

  Map<LocalDateTime, BigDecimal> minutes(int newest) {
    return newest(revenueBy(OrderLine::time), newest);
  }

  /** The plan of each day of the year. */
  Map<LocalDate, BigDecimal> targets() {
    Map<LocalDate, BigDecimal> sums = new TreeMap<>();
    plan.forEach(line -> sums.merge(line.day(), line.target(), BigDecimal::add));
    return sums;
  }

  /**
   * How much of the plan is reached, revenue per day, and what each day that is left must bring.
   */
  List<BigDecimal> pace() {
    Map<LocalDate, BigDecimal> done = days();
    Map<LocalDate, BigDecimal> targets = targets();
    BigDecimal revenue = sum(done.values());
    BigDecimal target = sum(done.keySet().stream().map(targets::get).toList());
    BigDecimal left = BigDecimal.valueOf(targets.size() - done.size());
    return List.of(
        HUNDRED.multiply(revenue).divide(target, 1, RoundingMode.HALF_UP),
        revenue.divide(BigDecimal.valueOf(done.size()), 2, RoundingMode.HALF_UP),
        sum(targets.values()).subtract(revenue).divide(left, 2, RoundingMode.HALF_UP));
  }

  /** How much of its plan each country has reached on the days with trade. */
  Map<String, BigDecimal> countryAttainment() {
    Collection<LocalDate> done = days().keySet();
    Map<String, BigDecimal> revenue = countries();
    Map<String, BigDecimal> targets = new TreeMap<>();
    plan.stream()
        .filter(line -> done.contains(line.day()))
        .forEach(line -> targets.merge(line.country(), line.target(), BigDecimal::add));
    targets.replaceAll((country, target) ->
        HUNDRED
            .multiply(revenue.getOrDefault(country, BigDecimal.ZERO))
            .divide(target, 1, RoundingMode.HALF_UP));
    return targets;
  }

  /** The share of what was sold that was sent back, in percent. */
  BigDecimal returnRate() {
    List<OrderLine> products = orders.stream().filter(OrderLine::isProduct).toList();
    BigDecimal sold = revenue(products.stream().filter(line -> !line.isReturn()).toList());
    BigDecimal back = revenue(products.stream().filter(OrderLine::isReturn).toList());
    return HUNDRED.multiply(back.negate()).divide(sold, 2, RoundingMode.HALF_UP);
  }

  /** The ten products that brought most in the six hours up to this one, best first. */
  List<Map.Entry<String, BigDecimal>> topProducts(LocalDateTime end) {
    Map<String, BigDecimal> sums = new TreeMap<>();
    orders.stream()
        .filter(line -> line.isProduct() && line.price().signum() > 0)
        .filter(line -> line.time().isBefore(end) && !line.time().isBefore(end.minusHours(6)))
        .forEach(line -> sums.merge(line.product(), line.amount(), BigDecimal::add));
    return sums.entrySet().stream()
        .sorted(Map.Entry.<String, BigDecimal>comparingByValue().reversed())
        .limit(10)
        .toList();
  }

  /** Hours at least three standard deviations away from the same hour of the eight weeks before. */
  Map<LocalDateTime, BigDecimal> alerts(int newest) {
    Map<LocalDateTime, BigDecimal> hours = hours(Integer.MAX_VALUE);
    Map<LocalDateTime, BigDecimal> unusual = new TreeMap<>(hours);
    unusual.keySet().removeIf(hour -> !isUnusual(hour, hours));
    return newest(unusual, newest);
  }

  private static boolean isUnusual(LocalDateTime hour, Map<LocalDateTime, BigDecimal> hours) {
    LocalDateTime midnight = hour.truncatedTo(ChronoUnit.DAYS);
    double[] before =
        hours.entrySet().stream()
            .filter(known -> known.getKey().getHour() == hour.getHour())
            .filter(known -> known.getKey().isBefore(midnight))
            .filter(known -> !known.getKey().isBefore(midnight.minusDays(56)))
            .mapToDouble(known -> known.getValue().doubleValue())
            .toArray();
    if (before.length < FEWEST_HOURS) {
      return false;
    }
    double mean = mean(before, value -> value);
    double spread = Math.sqrt(mean(before, value -> (value - mean) * (value - mean)));
    return Math.abs(hours.getOrDefault(hour, BigDecimal.ZERO).doubleValue() - mean) >= 3 * spread;
  }

  private static double mean(double[] values, Function<Double, Double> of) {
    double sum = 0;
    for (double value : values) {
      sum += of.apply(value);
    }
    return sum / values.length;
  }

  private <K extends Comparable<? super K>> Map<K, BigDecimal> revenueBy(
      Function<OrderLine, K> key) {
    Map<K, BigDecimal> sums = new TreeMap<>();
    orders.forEach(line -> sums.merge(key.apply(line), line.amount(), BigDecimal::add));
    return sums;
  }

  private static <V> Map<LocalDateTime, V> newest(Map<LocalDateTime, V> all, int most) {
    TreeMap<LocalDateTime, V> newest = new TreeMap<>(Comparator.reverseOrder());
    newest.putAll(all);
    while (newest.size() > most) {
      newest.pollLastEntry();
    }
    return newest;
  }

  private static BigDecimal revenue(List<OrderLine> lines) {
    return sum(lines.stream().map(OrderLine::amount).toList());
  }

  private static BigDecimal sum(Collection<BigDecimal> values) {
    return values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static long invoices(List<OrderLine> lines) {
    return lines.stream()
        .filter(line -> !line.isReturn())
        .collect(groupingBy(OrderLine::invoice, summingInt(line -> 1)))
        .size();
  }
}
